"""One SQL statement for the rates of all commitments, written in the two ways there are.

Both select the entries in force on a day, respecting withdrawals and placements, and sum weight and
weight × progress per commitment, in hundredths and ten-thousandths.
"""

# Every standing entry is ranked within its subject: the same work however many are asked about.
RANKED = """
WITH standing AS (
    SELECT entry.* FROM ogp_ledger_entry entry
    WHERE entry.kind <> 'withdrawal' AND entry.effective <= %(as_of)s
      AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = entry.number)
), place AS (
    SELECT subject, parent FROM (
        SELECT subject, parent, ROW_NUMBER() OVER (
            PARTITION BY subject ORDER BY effective DESC, number DESC) AS place
        FROM standing WHERE kind = 'placement' AND subject_kind = 'activity') ranked
    WHERE place = 1 AND parent IS NOT NULL
), done AS (
    SELECT subject, progress FROM (
        SELECT subject, progress, ROW_NUMBER() OVER (
            PARTITION BY subject ORDER BY effective DESC, number DESC) AS place
        FROM standing WHERE kind = 'progress') ranked
    WHERE place = 1
), weighed AS (
    SELECT subject, weight FROM (
        SELECT subject, weight, ROW_NUMBER() OVER (
            PARTITION BY subject ORDER BY effective DESC, number DESC) AS place
        FROM standing WHERE kind = 'planning' AND weight IS NOT NULL) ranked
    WHERE place = 1
), stated AS (
    SELECT subject, state FROM (
        SELECT subject, state, ROW_NUMBER() OVER (
            PARTITION BY subject ORDER BY effective DESC, number DESC) AS place
        FROM standing WHERE kind = 'planning' AND state <> '') ranked
    WHERE place = 1
)
SELECT place.parent,
       SUM(COALESCE(weighed.weight, 100) * COALESCE(done.progress, 0)),
       SUM(COALESCE(weighed.weight, 100))
FROM place
LEFT JOIN done ON done.subject = place.subject
LEFT JOIN weighed ON weighed.subject = place.subject
LEFT JOIN stated ON stated.subject = place.subject
WHERE COALESCE(stated.state, 'active') <> 'cancelled'
GROUP BY place.parent
"""

# For each activity the latest entry of a kind is looked up in the index.
LOOKED_UP = """
SELECT parent, SUM(weight * progress), SUM(weight) FROM (
    SELECT place.parent AS parent,
        COALESCE((SELECT planned.weight FROM ogp_ledger_entry planned
            WHERE planned.subject = place.subject AND planned.kind = 'planning' AND planned.weight IS NOT NULL
              AND planned.effective <= %(as_of)s
              AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = planned.number)
            ORDER BY planned.effective DESC, planned.number DESC LIMIT 1), 100) AS weight,
        COALESCE((SELECT done.progress FROM ogp_ledger_entry done
            WHERE done.subject = place.subject AND done.kind = 'progress'
              AND done.effective <= %(as_of)s
              AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = done.number)
            ORDER BY done.effective DESC, done.number DESC LIMIT 1), 0) AS progress,
        (SELECT stated.state FROM ogp_ledger_entry stated
            WHERE stated.subject = place.subject AND stated.kind = 'planning' AND stated.state <> ''
              AND stated.effective <= %(as_of)s
              AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = stated.number)
            ORDER BY stated.effective DESC, stated.number DESC LIMIT 1) AS state
    FROM ogp_ledger_entry place
    WHERE place.kind = 'placement' AND place.subject_kind = 'activity' AND place.effective <= %(as_of)s
      AND place.parent IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = place.number)
      AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry later
            WHERE later.subject = place.subject AND later.kind = 'placement' AND later.effective <= %(as_of)s
              AND (later.effective > place.effective OR later.effective = place.effective
                AND later.number > place.number)
              AND NOT EXISTS (SELECT 1 FROM ogp_ledger_entry gone WHERE gone.withdraws = later.number))
) activity
WHERE COALESCE(state, 'active') <> 'cancelled'
GROUP BY parent
"""
