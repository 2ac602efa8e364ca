//! The endings of each language that has a table of them.

use crate::analyzer::endings::{Endings, PLAIN, Rules};
use crate::analyzer::stem::Method;
use frostem::Algorithm;

pub(super) static BULGARIAN: Endings = Endings::new(Rules {
    endings: "ванията ванието ването вания ване ането ание ане яне ята ето ата ите ът ят я а о е и у ю ъ \
        ове овете ия ият ията ие ието ението ение ения енията иите ост остта ости ация ацията ации ациите \
        ам яме ваме вам ява ава ува вайте ай айте яй яйте ете йте ях ах ил ила или ал ала али их \
        ен ена ено ени ан ана ано ани ян яна яно яни ват ирам ира ирайте иран ирана ирано ирани иране ирането ирах ото ям",
    ..PLAIN
});

pub(super) static CZECH_SLOVAK: Endings = Endings::new(Rules {
    endings: "a e ě i í y ý o á é ou u ů ú um om ov ovi ové em ech ách iach ích ích am ám ům iam mi ami emi ěmi \
        ej ého ému ím ým ými ích ých ia ie ii ií iu iou \
        ace aci ací acím acích ácia ácie ácii áciou áciu ácií \
        ovat ovať uji uju uje ujem ujte ujete ujeme ujú oval ovala ovali ovaný ovaná ované ovanou ování ovanie ovania ovaní ovaného \
        at ať al ala ali áš áte ajte ejte án ána áno aný aná ané aní ání ánie anie anía anou ania \
        it iť il ila ili íte íš te ete ejete ěte ěn en ena eno ený ená ené enou ení ením eních eniach enia enie eného enému ěný ěná ěné ění ěním \
        et eť ela eli ěl ěla ěli nout nul nula nuli nutý nutá nuté nutí nutie núť nutia",
    fleeting: "ek ok et el iel",
    changes: "ň>n ť>t ď>d ľ>l š>s č>k c>k ž>z ř>r",
    ..PLAIN
});

pub(super) static DUTCH: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Dutch),
    endings: "en ing ingen t d s ig",
    changes: "eer>er aat>at eel>el aa>a z>s v>f",
    least: 4,
    rounds: 2,
    ..PLAIN
});

pub(super) static ESTONIAN: Endings = Endings::new(Rules {
    endings: "d de te id t V Vd Vde Vte Vt Vle Vl Vs Vst Vks Vni Vna Vga Vsse Veid Veks Vi \
        eid aid sid ides idest itel itele es est eid ele elt \
        Vmine Vmise Vmist Vmiseks Vmisel Vmisega Vmata Vda Vn Vb Vme Vge Vke Vsin Vsid Vsime Vsite Vtud Vnud Vtav Vtava Vv Vtakse Vnd \
        mine mise mist miseks misel da n ge ke sin sid nud tud",
    classes: "V:aeiouäöüõ",
    fleeting: "e",
    changes: "tt>t pp>p kk>k",
    least: 4,
    ..PLAIN
});

pub(super) static FINNISH: Endings = Endings::new(Rules {
    endings: "n t Wn Wt WA WWn Wssa Wssä Wsta Wstä Wlla Wllä Wlta Wltä Wlle Wksi ssA stA llA ltA lle \
        WWt WWssA WWstA WWllA WWltA WWlle ettA Wita Witä ihin oihin Wihin issa issä Wissa Wissä Wista Wistä Willa Willä Wilta Wiltä Wille ille ien Wien iden Widen itten ita itä A W \
        ejA jA jen ejen Wni Wsi WnsA Wmme Wnne ni nsA mme nne \
        s ksen kset ksiA ksien sten stA ksessA ksellA kseen ttA den det \
        Wminen Wmisen Wmiseen WmisessA WmisestA WmistA Wmiseksi WmisellA minen misen miseen mista \
        AA ettU ettAvA ettAvAt etAAn ettiin nut nyt neet i Win Wit ttu tty ttunut ttynyt tse tsen \
        in imen imet imiA intA imeen \
        inen isen iset isten isiA iseen isessA isestA isellA iseltA iselle",
    classes: "A:aä U:uy W:aäei",
    changes: "nn>nt tt>t pp>p kk>k du>tu d>t aj>a äj>ä",
    least: 4,
    ..PLAIN
});

pub(super) static GREEK: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Greek),
    endings: "ικ ησ ισ ασ υσ ησατ ασατ ατ ετ τ ογι ογ ολο η ο ι",
    changes: "ξ>γ ψ>φ",
    ..PLAIN
});

pub(super) static HUNGARIAN: Endings = Endings::new(Rules {
    before: Method::Repeated(Algorithm::Hungarian),
    endings: "ás és va ve o ö",
    changes: "szav>szó í>ít osz>oszt",
    least: 4,
    fleeting: "öl",
    ..PLAIN
});

pub(super) static LATVIAN: Endings = Endings::new(Rules {
    endings: "ajiem ajām šanas šanai šanu šana šanā šanās šanos ties ieties iet jiet siet āt ēt īt ot \
        īšanas īšana īšanu īšanai īšanās īšanos ēšana ēšanu ēšanas āšana āšanu āšanas ošana ošanu ošanas ojiet ējiet ējiet ājiet ēju īties oties āties ēts īts āts ots ētas ēta īta āta ota \
        iem ām ēm īm ies os as es is us am ai ei ij im um ā ē ī ū a e i u s š o",
    changes: "ņ>n ļ>l š>s ž>z č>c k>c",
    ..PLAIN
});

pub(super) static LITHUANIAN: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Lithuanian),
    endings: "ym im um in yti ti y i",
    rounds: 2,
    ..PLAIN
});

pub(super) static POLISH: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Polish),
    endings: "owan ow uj ian ion ien ij i y acj an",
    fleeting: "ek eł",
    changes: "nic>nik ń>n ź>z ś>s ć>c",
    least: 3,
    ..PLAIN
});

pub(super) static RUSSIAN: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Russian),
    endings: "ьт ировк ирова ованн йк к ок ек",
    fleeting: "",
    changes: "влен>в ален>ал енен>ен",
    ..PLAIN
});

pub(super) static SOUTH_SLAVIC: Endings = Endings::new(Rules {
    before: Method::Serbian,
    endings: "ivanj anj enj jen aj an en acij ir itev tev tv itv iti ati it at il im am om mi i a ov ev len",
    fleeting: "ek ec tev",
    changes: "vlj>v c>k š>s č>k ć>t",
    rounds: 2,
    ..PLAIN
});

pub(super) static TURKISH: Endings = Endings::new(Rules {
    before: Method::Repeated(Algorithm::Turkish),
    endings: "mAk mA mAyI In Il Iyor mIyor lAn lA lAy lAyIn lAmAk lAyIn lI lIk DI DIm DIk DIr AmA AmIyor IlmIyor I mI AmIyorum",
    classes: "A:ae I:ıiuü D:dt",
    rounds: 2,
    ..PLAIN
});

pub(super) static UKRAINIAN: Endings = Endings::new(Rules {
    endings: "ування ювання увань ювань ення ання ень ань ей ями ами ого ому ими ій ої их им ів їв ах ях ам ям ом ем єм ою ею ий \
        увати ювати ати ити іти яти ути ють уть ать ять ує ює уйте юйте ить іть йте те ив ила или ав ала али яв ув ула ули \
        ений ена ене ені аний ана ане ані утий ута уте уті ованого ований ована овані яція яції яцію ація ації ацію \
        нути нув нула нули ньте еннях енням енні ії ію ією оїв \
        а я у ю і ї и о е є ь й ія",
    fleeting: "ок ек",
    changes: "вл>в мл>м ц>к ч>к ш>с ж>г",
    ..PLAIN
});

pub(super) static NORWEGIAN: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Norwegian),
    endings: "ing t et",
    changes: "asjon>er ll>l mm>m nn>n tt>t ss>s kk>k pp>p rn>r",
    ..PLAIN
});

pub(super) static DANISH: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Danish),
    endings: "ing ning ation er ed et t",
    changes: "ll>l mm>m nn>n tt>t ss>s kk>k pp>p",
    ..PLAIN
});

pub(super) static SWEDISH: Endings = Endings::new(Rules {
    before: Method::Swedish,
    endings: "ning ing and ande igh et t n",
    changes: "ation>er lld>l md>m ll>l mm>m nn>n tt>t ss>s kk>k pp>p ndr>nd",
    ..PLAIN
});

pub(super) static GERMAN: Endings = Endings::new(Rules {
    before: Method::German,
    endings: "ung t er",
    changes: "ation>i ier>i",
    rounds: 2,
    least: 4,
    ..PLAIN
});

pub(super) static FRENCH: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::French),
    changes: "ifi>if press>prim",
    ..PLAIN
});

pub(super) static SPANISH: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Spanish),
    changes: "presion>prim presión>prim que>qu",
    ..PLAIN
});

pub(super) static PORTUGUESE: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Portuguese),
    endings: "içã ens",
    changes: "pressã>prim õ>ã quei>qu que>qu",
    ..PLAIN
});

pub(super) static ITALIAN: Endings = Endings::new(Rules {
    before: Method::Snowball(Algorithm::Italian),
    changes: "ific>if ivision>ivid ivis>ivid",
    ..PLAIN
});

pub(super) static ROMANIAN: Endings = Endings::new(Rules {
    before: Method::Repeated(Algorithm::Romanian),
    endings: "at ur",
    changes: "ch>c",
    ..PLAIN
});

/// What Korean writes as one with a noun.
pub(super) static KOREAN: Endings = Endings::new(Rules {
    endings: "을 를 은 는 이 가 의 에 에서 에게 로 으로 와 과 도 만 까지 부터 이나 하기 하는 하고 하려면 하면 하지 할 한 했 합니다 하세요 하십시오 했습니다 했어요 해요 해주세요 됩니다 되지 된 되는 되었습니다 하려고 하여 해서 하는데",
    least: 2,
    ..PLAIN
});
