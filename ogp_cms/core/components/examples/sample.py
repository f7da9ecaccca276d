"""The sample plan that the examples are taken from."""

# From the published report: axes with their commitments' rates of December 2020.
AXES = (
    ("Accès à l’information", "الحصول على المعلومات", 98, (100, 100, 95, 96, 100, 95)),
    ("Intégrité et lutte contre la corruption", "النزاهة ومحاربة الفساد", 80, (24, 100, 100, 95)),
    ("Transparence budgétaire", "شفافية الميزانية", 74, (98, 100, 25)),
    ("Participation citoyenne", "المشاركة المواطنة", 72, (26, 63, 100, 99)),
    (
        "Communication et sensibilisation sur le gouvernement ouvert",
        "التواصل والتحسيس بالحكومة المنفتحة",
        97,
        (97,),
    ),
)
TITLES = (
    ("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة"),
    (
        (
            "Renforcement des mécanismes de suivi, contrôle et évaluation du financement public "
            "accordé aux associations via le portail «\u00a0Charaka\u00a0»"
        ),
        "تعزيز آليات تتبع ومراقبة وتقييم التمويل العمومي الممنوح للجمعيات عبر بوابة «شراكة»",
    ),
    (
        "Création d’une dynamique consultative au niveau national et régional",
        "خلق دينامية تشاورية على الصعيدين الوطني والجهوي",
    ),
)
ORGANISATION = (
    "Instance nationale de la probité, de la prévention et de la lutte contre la corruption (INPPLC)",
    "الهيئة الوطنية للنزاهة والوقاية من الرشوة ومحاربتها",
)
