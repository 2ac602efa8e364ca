//! The words by which lines of each language begin with a condition or a purpose,
//! name a symptom, or go on from what stands before.
//!
//! Entry point: [`lexicon`]. Knows nothing of articles.

/// What is known of a language. All words are in lower case, with `|`
/// between them.
pub(super) struct Lexicon {
    pub(super) language: &'static str,
    /// A condition begins with one of these.
    pub(super) openers: &'static str,
    /// A condition's first clause ends in one of these.
    pub(super) closers: &'static str,
    /// Those openers and closers that are as much of time as of condition.
    pub(super) whens: &'static str,
    /// A clause of purpose that has one of these goes on from the step before.
    pub(super) negations: &'static str,
    /// A clause that has one of these is of purpose.
    pub(super) purposes: &'static str,
    /// A line that says what its steps are for begins with one of these.
    pub(super) aims: &'static str,
    /// The same, where its first clause ends in one of these.
    pub(super) aim_closers: &'static str,
    /// A clause that has one of these goes on from the step before.
    pub(super) goes_on: &'static str,
    /// A line that has one of these names a symptom.
    pub(super) symptoms: &'static str,
    /// A title that has one of these heads things to try one after the other.
    pub(super) troubles: &'static str,
    /// A heading that has one of these is a phase of a procedure, or no task at all.
    pub(super) phases: &'static str,
    /// It also translates a bare "to do X" by a clause of purpose that looks like a
    /// condition; there it says nothing.
    pub(super) is_vague: bool,
}

/// The words of a language by its tag, where it is known.
pub(super) fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let index = LEXICA
        .binary_search_by(|it| it.language.cmp(language))
        .ok()?;
    Some(&LEXICA[index])
}

/// The languages, sorted.
pub(super) static LEXICA: &[Lexicon] = &[
    Lexicon {
        language: "ar",
        openers: "إذا |اذا |في حال |في حالة |عندما ",
        closers: "",
        whens: "عندما ",
        negations: "لا ",
        purposes: "تريد|ترغب|أردت",
        aims: "لإ|لت|لح|لط|لع|لض|لاس",
        aim_closers: "",
        goes_on: "كنت متأكد|هذه ال|هذا ال|لم يتم حل|غير ممكن|استمر|لزم الأمر|لا تزال|لا يزال|لم ينجح|لم يكن الأمر|\
            لم تكن كذلك|أعلاه|مزيد من|هذه المعلومات|هذه الرسالة|هذه المشكلة|هذا الخطأ",
        symptoms: "لا |لم |لن |غير |خطأ|خطا|تعذر|يتعذر|أريد|لدي ",
        troubles: "استكشاف|مشك|إصلاح|حل |خطأ|لا |تعذر",
        phases: "خطوة|الخطوة|ملاحظة|متطلبات|المزيد|مزيد|معلومات|الجزء",
        is_vague: true,
    },
    Lexicon {
        language: "de",
        openers: "wenn |falls |sollte |sollten ",
        closers: "",
        whens: "",
        negations: "nicht |kein",
        purposes: "möchten|wollen|wünschen",
        aims: "so |um |zum |zur ",
        aim_closers: "",
        goes_on: "sie sicher sind|diese |dieses |dieser |diesen |diesem |wenn es nicht|wenn alle anderen|nicht gelöst|nicht behoben|nicht möglich|keine lösung|weiterhin|immer noch|\
            wenn nicht|falls nicht|wenn dies|falls dies|wenn das|erforderlich|nötig|\
            dazu aufgefordert|oben|obigen|weitere hilfe|weitere info|\
            weitere unterstützung|weitere anleitung|mehr hilfe|mehr info|\
            diese information|diese meldung|dieses problem|diesen fehler|alles andere|\
            nicht aufgeführt",
        symptoms: "ich |mein|nicht|kein|fehler|fehlt|fehlen",
        troubles: "behandl|problem|fehler|beheb|behob|reparier|lösung|nicht|kein",
        phases: "schritt|hinweis|voraussetzung|weitere|bevor|informationen|vorbereit|\
            empfohlen|zusätzlich|ressourcen|dieses problem|diesen fehler|erfahren",
        is_vague: false,
    },
    Lexicon {
        language: "en",
        openers: "if |when |in case ",
        closers: "",
        whens: "when ",
        negations: "n't |n’t |not ",
        purposes: "want to|would like|you'd like|wish to",
        aims: "to ",
        aim_closers: "",
        goes_on: "you're sure|you’re sure|you are sure|these |this |all else|isn't resolved|isn’t resolved|not resolved|not possible|if you like|\
            when done|when ready|you are finished|you're finished|if not|if so|if this|\
            if that|if these|still |persist|continue|remains|necessary|needed|prompted|\
            doesn't work|doesn't help|don't work|above|more help|more info|\
            more assistance|further|all else|isn't listed|answer your|this message|\
            this problem|this issue|this error|when you're done|when you are done|\
            when you're ready|when finished",
        symptoms: "i |i'm |i’m |my |can't|can’t|cannot|unable|doesn't|doesn’t|don't|don’t|not |\
            error|missing|fails|failed|won't",
        troubles: "troubleshoot|issue|problem|fix|resolve|resolving|error|n't|n’t|not |unable",
        phases: "step|note|prerequisite|more|before|information|first|then|next|finally|\
            prepare|test|verify|recommended|additional|resources|related|this issue|\
            this problem|this error|to learn",
        is_vague: false,
    },
    Lexicon {
        language: "es",
        openers: "si |cuando |en caso de ",
        closers: "",
        whens: "cuando ",
        negations: "no ",
        purposes: "desea|quiere",
        aims: "para ",
        aim_closers: "",
        goes_on: "si está seguro|estos |estas |esta |este |esto |no se resuelve|no es posible|es necesario|si esto|si eso|si no es así|\
            sigue |siguen |persiste|aún |todavía|anteriores|más ayuda|más información|\
            este problema|este error|este mensaje|esta información",
        symptoms: "no |mi |mis |error|falta|puedo ",
        troubles: "soluc|problema|error|correg|no ",
        phases: "paso|nota|requisito|más|antes|información|recomendad|adicional",
        is_vague: false,
    },
    Lexicon {
        language: "fr",
        openers: "si |s’il |s'il |lorsque |en cas ",
        closers: "",
        whens: "lorsque ",
        negations: "pas |pas ",
        purposes: "souhaitez|voulez",
        aims: "pour ",
        aim_closers: "",
        goes_on: "vous êtes sûr|vous êtes certain| ces |cette |si cela|si ce |pas résolu|pas possible|nécessaire|si cela|si ce n|toujours|encore |\
            persiste|si tel|invité à|ci-dessus|plus d’info|plus d'info|plus d’aide|\
            plus d'aide|aide supplémentaire|ce message|ce problème|cette erreur|\
            ces informations|tout le reste|n’est pas répertorié",
        symptoms: "je |j’|j'|mon |ma |mes |ne |n’|pas |erreur|impossible|échec|échou",
        troubles: "dépann|résol|problème|erreur|corrig|répar|pas |impossible",
        phases: "étape|remarque|prérequis|conditions|plus |avant|informations|recommand|\
            supplémentaire|ressources|savoir|ce problème|cette erreur",
        is_vague: false,
    },
    Lexicon {
        language: "ja",
        openers: "",
        closers: "場合は|場合|場合には|ときは|とき|たら|と",
        whens: "ときは|とき|と",
        negations: "ない|たくない",
        purposes: "たい場合|するには",
        aims: "",
        aim_closers: "には|方法|手順",
        goes_on: "確信|この|これらの|解決されない|必要な場合|引き続き|それでも|解決しない|そうでない|まだ|上記|この問題|このエラー|このメッセージ|この情報|さらにサポート|\
            さらにヘルプ|その他のヘルプ",
        symptoms: "ない|ません|エラー|失敗|したい",
        troubles: "トラブル|問題|解決|エラー|修正|ない|ません",
        phases: "ステップ|注|前提|詳細|準備|推奨|その他|リソース|この問題",
        is_vague: true,
    },
    Lexicon {
        language: "nb",
        openers: "hvis |dersom |når ",
        closers: "",
        whens: "når ",
        negations: "ikke ",
        purposes: "du vil |ønsker",
        aims: "slik |for å |hvis du vil |når du vil ",
        aim_closers: "",
        goes_on: "du er sikker|disse |dette |denne |alt annet|ikke løst|ikke mulig|nødvendig|hvis ikke|hvis dette|hvis det ikke|fortsatt|\
            fremdeles|vedvarer|ovenfor|mer hjelp|mer informasjon|ytterligere hjelp|\
            ytterligere veiledning|denne meldingen|dette problemet|denne feilen|\
            alt annet",
        symptoms: "jeg |min |mitt |mine |ikke|feil|mangler",
        troubles: "feilsøk|problem|løs|feil|reparer|ikke",
        phases: "trinn|merk|forutsetning|mer |før|informasjon|anbefal|ressurser|flere|\
            dette problemet",
        is_vague: true,
    },
    Lexicon {
        language: "zh-Hans",
        openers: "如果|当|若|假如",
        closers: "时",
        whens: "当|时",
        negations: "不",
        purposes: "若要|如果要|想要|希望|想",
        aims: "若要|要|如果要|如果想要",
        aim_closers: "",
        goes_on: "您确定|你确定|这些|此|该|未解决|不可能|仍|如果不是|如果需要|如果这|如果否|如果是，|上述|更多帮助|更多信息|更多指导|进一步|此问题|此错误|此消息|此信息|其他方法",
        symptoms: "我|无法|不|没有|未|错误|失败|缺少",
        troubles: "疑难|问题|解决|故障|错误|修复|无法|不|未",
        phases: "步骤|注意|注释|先决|详细|更多|准备|推荐|建议|资源|此问题",
        is_vague: true,
    },
];

#[cfg(test)]
mod tests {
    use crate::flow::lexicon::LEXICA;

    #[test]
    fn languages_are_sorted() {
        assert!(LEXICA.is_sorted_by(|a, b| a.language < b.language));
    }
}
