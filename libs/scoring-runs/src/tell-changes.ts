/**
 * Tells of published changes of status whoever listens, and writes them to the public log.
 * $1: ids of rows of status_changes, which the same transaction has written.
 */
export const TELL_OF_CHANGES = `
  WITH changed AS (SELECT * FROM status_changes WHERE id = ANY($1::bigint[])),
  told AS (
    INSERT INTO outbox (topic, payload, created_at)
    SELECT 'status.changed', jsonb_build_object('noteId', note_id::text, 'statementId', statement_id::text, 'from', from_status, 'to', to_status, 'live', live, 'runId', run_id::text, 'at', changed_at), changed_at
    FROM changed ORDER BY id)
  INSERT INTO public_log (at, kind, subject, actor, data)
  SELECT changed_at, 'note.status', 'note:' || note_id, 'system',
    jsonb_build_object('from', from_status, 'to', to_status, 'decidedBy', decided_by, 'rule', rule, 'run', run_id::text, 'live', live)
  FROM changed ORDER BY id`;

/** Writes a published run to the public log, with what it takes to check it. $1: the run. */
export const LOG_RUN = `
  INSERT INTO public_log (at, kind, subject, actor, data)
  SELECT finished_at, 'run.published', 'run:' || id, 'system',
    jsonb_build_object('asOf', as_of, 'trigger', trigger, 'forced', forced, 'codeVersion', code_version, 'input', input_digest, 'configuration', configuration_digest, 'output', output_digest)
  FROM scoring_runs WHERE id = $1`;
