extension HistorySchema {
  /// What people may query themselves; `rollcall help history` describes it. A column keeps its name
  /// and meaning; new ones go at the end, in a migration of their own. Times are UTC, as
  /// `2026-11-21 02:00:00`.
  ///
  /// - `v_runs`: a row a run; `figures` is the JSON of ``RunFigures``.
  /// - `v_inputs`: a row an input of a run.
  /// - `v_states`: how many users a side had in a state.
  /// - `v_findings`: a row a finding that is there or was, up to what is pruned. `standing` is `open`,
  ///   `waived`, `later` or `fixed`; `since` says since when.
  /// - `v_open_findings`: those that are open.
  /// - `v_finding_changes`: how many findings changed in a run against the complete run before, by
  ///   ``FindingChange/Kind``.
  /// - `v_transitions`: as ``StateTransition``; `arrived` and `left` for rows that were not there.
  /// - `v_people`: who was in which state in the runs from `from_run` to before `to_run`; an empty
  ///   `to_run` is still, an empty `from_run` a run that is forgotten.
  static let views = """
    CREATE VIEW v_runs AS SELECT
      id AS run, outcome, gates, reason, datetime(started, 'unixepoch') AS started,
      figures ->> '$.seconds' AS seconds, figures ->> '$.version' AS version,
      figures ->> '$.consoleTotal' AS console_users,
      figures ->> '$.directoryTotal' AS directory_users,
      coalesce(figures ->> '$.findings.error', 0) AS errors,
      coalesce(figures ->> '$.findings.warning', 0) AS warnings,
      coalesce(figures ->> '$.findings.notice', 0) AS notices,
      figures ->> '$.waived' AS waived, figures ->> '$.later' AS later,
      clock_moved_back, figures
    FROM run;

    CREATE VIEW v_inputs AS SELECT
      run.id AS run, i.value ->> '$.role' AS role, i.value ->> '$.source' AS source,
      i.value ->> '$.kind' AS kind, i.value ->> '$.bytes' AS bytes,
      i.value ->> '$.sha256' AS sha256, i.value ->> '$.records' AS records,
      i.value ->> '$.rejected' AS rejected,
      datetime(i.value ->> '$.modified', 'unixepoch') AS modified
    FROM run, json_each(run.figures, '$.inputs') AS i;

    CREATE VIEW v_states AS
      SELECT run.id AS run, 'console' AS side, s.key AS state, s.value AS users
      FROM run, json_each(run.figures, '$.consoleStates') AS s
      UNION ALL
      SELECT run.id, 'directory', s.key, s.value
      FROM run, json_each(run.figures, '$.directoryStates') AS s;

    CREATE VIEW v_findings AS SELECT
      f.fingerprint, w.severity, w.rule, w.subject, w.message, w.remedy,
      w.console_username, w.directory_upn,
      CASE f.standing WHEN 0 THEN 'fixed' WHEN 1 THEN 'open' WHEN 2 THEN 'waived' ELSE 'later' END
        AS standing,
      datetime(f.since_time, 'unixepoch') AS since,
      datetime(f.first_seen, 'unixepoch') AS first_seen,
      datetime(CASE f.standing WHEN 0 THEN f.last_seen ELSE last.started END, 'unixepoch')
        AS last_seen,
      f.nights_before + CASE f.standing WHEN 0 THEN 0 ELSE last.night + 1 - f.since END
        AS times_seen,
      f.reopened AS times_reopened
    FROM finding AS f JOIN finding_words AS w ON w.finding = f.id
      JOIN (SELECT night, started FROM run WHERE night = (SELECT max(night) FROM run)) AS last;

    CREATE VIEW v_open_findings AS SELECT * FROM v_findings WHERE standing = 'open';

    CREATE VIEW v_finding_changes AS
      SELECT run.id AS run, kind, count
      FROM finding_change JOIN run ON run.night = finding_change.night;

    CREATE VIEW v_transitions AS SELECT
      run.id AS run, CASE side WHEN 0 THEN 'console' ELSE 'directory' END AS side,
      coalesce(f.text, 'arrived') AS from_state, coalesce(t.text, 'left') AS to_state, count
    FROM transition JOIN run ON run.night = transition.night
      LEFT JOIN word AS f ON f.id = from_state LEFT JOIN word AS t ON t.id = to_state;

    CREATE VIEW v_people AS SELECT
      CASE side WHEN 0 THEN 'console' ELSE 'directory' END AS side, key, word.text AS state,
      first.id AS from_run, next.id AS to_run
    FROM (
        SELECT id, since AS from_night, NULL AS to_night, state FROM list_row WHERE state <> 0
        UNION ALL SELECT list_row, from_night, to_night, state FROM list_row_past
      ) AS span
      JOIN list_row USING (id) JOIN word ON word.id = span.state
      LEFT JOIN run AS first ON first.night = span.from_night
      LEFT JOIN run AS next ON next.night = span.to_night;
    """
}
