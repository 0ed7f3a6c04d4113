/** When figures were last counted, and the first thing that can be. */
export const READ_SPAN = `
  SELECT (SELECT max(counted_at) FROM community_figures) AS last,
    least((SELECT min(created_at) FROM notes WHERE deleted_at IS NULL), (SELECT min(rated_at) FROM ratings), (SELECT min(joined_at) FROM contributors), (SELECT min(started_at) FROM scoring_runs)) AS first`;

const startOf = (time: string) => `date_trunc($1, ${time} AT TIME ZONE 'UTC')::date AS starts_on`;
const within = (time: string) => `${time} >= $2 AND ${time} < $3`;
/** X's tables have -1 for never. */
const FIRST_STATUS = 'nullif(history.timestamp_millis_of_first_non_nmr_status, -1)';

const COLUMNS = ['notes', 'writers', 'ratings', 'raters', 'joined', 'requests', 'disputes', 'upheld', 'amended', 'retracted', 'removals', 'helpful', 'not_helpful', 'runs', 'runs_refused', 'runs_failed'];
const MEASURES = ['median_hours_to_status', 'mean_run_seconds'];
const ALL = [...COLUMNS, ...MEASURES];

/**
 * Counts the periods of a span, and replaces what was counted before. Each table is read by an index on the time that it
 * is counted by, within the span. $1: day or week; $2, $3: the span, whole weeks; $4: now.
 */
export const COUNT_FIGURES = `
  WITH periods AS (
    SELECT generate_series($2::timestamptz AT TIME ZONE 'UTC', ($3::timestamptz AT TIME ZONE 'UTC') - interval '1 day', ('1 ' || $1)::interval)::date AS starts_on),
  written AS (
    SELECT ${startOf('note.created_at')}, count(*) AS notes, count(DISTINCT note.author_id) AS writers,
      count(*) FILTER (WHERE history.current_status = 'CURRENTLY_RATED_HELPFUL') AS helpful, count(*) FILTER (WHERE history.current_status = 'CURRENTLY_RATED_NOT_HELPFUL') AS not_helpful,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY (${FIRST_STATUS} - history.created_at_millis) / 3600000.0) AS median_hours_to_status
    FROM notes note LEFT JOIN LATERAL (SELECT * FROM note_status_history WHERE note_id = note.id LIMIT 1) AS history ON true
    WHERE note.deleted_at IS NULL AND ${within('note.created_at')} GROUP BY 1),
  rated AS (SELECT ${startOf('rated_at')}, count(*) AS ratings, count(DISTINCT rater_id) AS raters FROM ratings WHERE withdrawn_at IS NULL AND ${within('rated_at')} GROUP BY 1),
  came AS (SELECT ${startOf('joined_at')}, count(*) AS joined FROM contributors WHERE (alias IS NOT NULL OR imported) AND ${within('joined_at')} GROUP BY 1),
  asked AS (SELECT ${startOf('made_at')}, count(*) AS requests FROM note_requests WHERE ${within('made_at')} GROUP BY 1),
  disputed AS (SELECT ${startOf('opened_at')}, count(*) AS disputes FROM disputes WHERE ${within('opened_at')} GROUP BY 1),
  found AS (
    SELECT ${startOf('ended_at')}, count(*) FILTER (WHERE finding = 'upheld') AS upheld, count(*) FILTER (WHERE finding = 'amended') AS amended, count(*) FILTER (WHERE finding = 'retracted') AS retracted
    FROM disputes WHERE ended_at IS NOT NULL AND ${within('ended_at')} GROUP BY 1),
  removed AS (SELECT ${startOf('removed_at')}, count(*) AS removals FROM removals WHERE ${within('removed_at')} GROUP BY 1),
  scored AS (
    SELECT ${startOf('started_at')}, count(*) FILTER (WHERE state = 'published') AS runs, count(*) FILTER (WHERE refusal IS NOT NULL) AS runs_refused, count(*) FILTER (WHERE state = 'failed') AS runs_failed,
      avg(extract(epoch FROM finished_at - started_at)) FILTER (WHERE state = 'published')::float8 AS mean_run_seconds
    FROM scoring_runs WHERE ${within('started_at')} GROUP BY 1)
  INSERT INTO community_figures (period, starts_on, ${ALL.join(', ')}, counted_at)
  SELECT $1, starts_on, ${[...COLUMNS.map((column) => `coalesce(${column}, 0)`), ...MEASURES].join(', ')}, $4
  FROM periods ${['written', 'rated', 'came', 'asked', 'disputed', 'found', 'removed', 'scored'].map((part) => `LEFT JOIN ${part} USING (starts_on)`).join(' ')}
  WHERE starts_on <= ($4::timestamptz AT TIME ZONE 'UTC')::date
  ON CONFLICT ON CONSTRAINT community_figures_pk DO UPDATE SET ${[...ALL, 'counted_at'].map((column) => `${column} = excluded.${column}`).join(', ')}`;
