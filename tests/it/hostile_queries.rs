//! Queries that nobody means well by: one list for the test that bounds them and
//! the bench that measures them.

/// What queries are thrown together from.
const PIECES: [&str; 37] = [
    "e",
    "pa",
    "passord",
    "administratorpassordgjenoppretting",
    "tilbakestiling",
    "oneDrvie",
    "how do I",
    "\u{301}",
    "\u{202e}",
    "\0",
    "\"",
    "(",
    " AND ",
    "*",
    "-",
    "~",
    "^",
    "パスワード",
    "密码",
    "كلمة",
    "ไม่",
    "मिल",
    "암호",
    "🙂",
    "0x80070005",
    "5.7.750",
    "qzxwv",
    " ",
    " ",
    " ",
    "aaaaaaaaaaaaaaaa",
    "ß",
    "İ",
    "@",
    "'",
    "\u{feff}",
    "e\u{301}\u{302}",
];

/// Queries that were written to hurt, then some that are thrown together, the
/// same ones every time.
pub fn queries() -> Vec<String> {
    let long = [
        "e",
        "パ",
        "( ",
        "\"",
        "password ",
        "qz yh ",
        "\u{301}",
        "passrod admni ",
    ];
    let mut queries: Vec<String> = long.map(|it| it.repeat(10_000 / it.len())).into();
    queries.push("a b c d e f g h i j k l m n o p q r s t u v w x y z".to_owned());
    queries.push((0..64).map(|it| format!("tilbakestilingg{it} ")).collect());
    queries.push(('a'..='z').map(|it| format!("pasord{it} ")).collect());
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..300 {
        let length = 1 + next(60);
        let pieces = (0..length).map(|_| PIECES[next(PIECES.len())]);
        queries.push(pieces.collect());
    }
    queries
}
