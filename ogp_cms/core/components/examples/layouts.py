"""The heads of the drawn pages, put together from examples: what the layout classes are for."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples import examples
from ogp_cms.core.components.examples.base import Say, rate, say_in

LAYOUTS = ("home", "plan", "commitment")


def layout(language: str) -> dict[str, object]:
    """The words and components that the layouts of the pattern pages place."""
    say = partial(say_in, language)
    every = {
        example.name: [state.component for state in example.states]
        for example in examples(language)
    }
    return {
        "words": _words(say),
        "parts": {name.replace("-", "_"): found for name, found in every.items()},
        "late": c.Lateness(timing=c.Timing.LATE, text=say("En retard de 6 mois", "متأخر بـ6 أشهر")),
        "limited": c.Level(tile=c.Tile.LIMITED, strong=True, word=say("Limité", "محدود")),
        "up": c.Delta(
            direction=c.Direction.UP,
            text=say("+3 points", "+3 نقط"),
            note=say("depuis octobre 2020", "منذ أكتوبر 2020"),
        ),
        "gauge": c.Gauge(rate=rate(84, language)),
        "headings": _headings(say),
    }


def _words(say: Say) -> dict[str, str]:
    return {
        "kicker": say("Engagement 7", "الالتزام 7"),
        "home": say(
            "C’est la part réalisée des 18 engagements du plan 2018-2020.",
            "نسبة ما أُنجز من الالتزامات الـ18 لخطة 2018-2020.",
        ),
        "home_plan": say(
            "Plan d’action national pour un gouvernement ouvert, 2018-2020",
            "خطة العمل الوطنية 2018-2020",
        ),
        "home_lead": say(
            "14 engagements sont terminés. Ce qui manque tient surtout à quatre d’entre eux : "
            "le 7, le 13, le 14 et le 15 font à eux seuls 91\u00a0% de l’écart.",
            "اكتمل 14 التزاما. ويعود معظم ما تبقى إلى أربعة التزامات: "
            "فالالتزامات 7 و13 و14 و15 تمثل وحدها 91% من الفارق.",
        ),
        "plan": say("Plan d’action national 2018-2020", "خطة العمل الوطنية 2018-2020"),
        "plan_lead": say(
            "Le premier plan du Maroc pour un gouvernement ouvert, adopté après son adhésion à "
            "l’OGP le 26 avril 2018.",
            "أول خطة للمغرب من أجل الحكومة المنفتحة، اعتُمدت بعد انضمامه إلى الشراكة.",
        ),
        "commitment": say("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة"),
        "commitment_lead": say(
            "Un seul site pour savoir ce que le Maroc fait contre la corruption, s’y documenter, "
            "trouver le bon service et donner son avis.",
            "موقع واحد لمعرفة ما يقوم به المغرب لمحاربة الفساد، والاطلاع على الوثائق، "
            "والوصول إلى الخدمة المناسبة، وإبداء الرأي.",
        ),
        "rate": say("Taux de réalisation", "نسبة الإنجاز"),
        "state": say("état au 31 décembre 2020", "الوضعية إلى غاية 31 دجنبر 2020"),
        "date": say("au 31 décembre 2020", "إلى غاية 31 دجنبر 2020"),
        "made_of": say(
            "De quoi ce taux est fait : 5 activités, selon leur poids",
            "مم تتكون هذه النسبة: 5 أنشطة حسب أوزانها",
        ),
        "axes": say("Les cinq axes", "المحاور الخمسة"),
        "how": say("Comment ce taux est calculé", "كيف تُحتسب هذه النسبة؟"),
        "see": say("Voir le plan", "تصفح الخطة"),
        "mean": say(
            "Moyenne simple des taux des 18 engagements.",
            "المعدل البسيط لنسب إنجاز الالتزامات الـ18.",
        ),
        "problem": say(
            "Le Maroc a ouvert de nombreux chantiers pour l’intégrité. Mais chacun communique de "
            "son côté : il n’existe pas d’endroit où trouver, ensemble, ce qui se fait contre la "
            "corruption.",
            "أطلق المغرب أوراشا متعددة في مجال النزاهة، غير أن التواصل بشأنها يبقى مجزأ.",
        ),
    }


def _headings(say: Say) -> dict[str, c.SectionHeading]:
    return {
        "moves": c.SectionHeading(
            text=say("Ce qui a bougé", "ما الذي تغيّر"),
            aside=say(
                "Cycle de suivi de décembre 2020, comparé à octobre. 6 engagements avancent, "
                "12 n’ont pas bougé, aucun ne recule.",
                "دورة التتبع لشهر دجنبر 2020 مقارنة بأكتوبر. 6 التزامات تقدمت، و12 لم تتغير.",
            ),
        ),
        "axes": c.SectionHeading(text=say("Axe par axe", "حسب المحاور")),
        "history": c.SectionHeading(
            text=say("Le taux, cycle après cycle", "تطور النسبة حسب دورات التتبع")
        ),
        "gap": c.SectionHeading(
            text=say("D’où viennent les 16 points qui manquent", "من أين تأتي النقط الـ16 الناقصة")
        ),
        "table": c.SectionHeading(text=say("Les 18 engagements", "الالتزامات الـ18")),
        "problem": c.SectionHeading(text=say("Le problème", "الإشكالية")),
        "activities": c.SectionHeading(text=say("Les activités", "الأنشطة")),
        "timeline": c.SectionHeading(text=say("Les mises à jour", "التحيينات")),
    }
