import ArgumentParser

/// `rollcall history`: past runs and the difference between two.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List past runs of rollcall nightly, show one, compare two, forget old ones.",
    discussion: """
      The history is one SQLite file, history.sqlite in the state folder. Nothing but prune changes \
      it. A run has a number and a number never comes twice; latest is the last complete one.

      EXAMPLES
        rollcall history --state /var/lib/rollcall/contoso
        rollcall history show latest
        rollcall history diff 12 40 --format csv
        rollcall history prune --keep-runs 90

      QUESTIONS OF YOUR OWN
        Any program that reads SQLite can ask these views; they stay as they are, and new columns \
      go at the end. Times are UTC.
          v_runs             a row a run: outcome, duration, users, findings
          v_inputs           a row an input of a run: file, hash, records
          v_states           users by run, side and state
          v_findings         a row a finding, with first_seen, last_seen, times_seen; standing is
                             open, waived, later or fixed
          v_open_findings    those that are open
          v_finding_changes  by run: how many new, reopened, waiver-expired, fixed, waived, put-off
          v_transitions      by run and side: from_state, to_state (or arrived, left), count
          v_people           who was in which state, from_run to before to_run; empty: still

        sqlite3 -readonly history.sqlite \\
          "SELECT * FROM v_open_findings ORDER BY first_seen LIMIT 10"

      EXIT CODES
        0   done
        64  wrong usage, or no such run
        65  the file is damaged, of a newer version or of another program; or there is nothing to \
      compare
        66  there is no history yet
        73  the history could not be written (prune)
        75  another program has it locked
      """,
    subcommands: [
      HistoryListCommand.self, HistoryShowCommand.self, HistoryDiffCommand.self,
      HistoryPruneCommand.self,
    ],
    defaultSubcommand: HistoryListCommand.self)
}
