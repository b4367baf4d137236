/** What `rapporteur help` prints. */

export const USAGE = `Rapporteur: live, uniform session notes for summits.

  rapporteur start                                the relay with a demo summit, and the desktop window if there is a display
  rapporteur serve [--data DIR] [--host H] [--port N] [--schedule FILE] [--timezone ZONE]
                 [--tls-cert FILE --tls-key FILE] [--trust-proxy loopback,10.0.0.0/8] [--publish DIR]
                                                  the relay with the page; prints where it listens and, the first time,
                                                  an organizer's join link
  rapporteur desktop --relay URL [--join SECRET]  only the desktop window
  rapporteur dev                                  the relay and the page as it is written
  rapporteur import FILE [--timezone ZONE] [--dry-run]
                                                  a schedule (frab XML or JSON, iCalendar, Sched CSV, ptgbot JSON)
                                                  or Launchpad's blueprints (JSON, sprint XML) and attendees (CSV)
  rapporteur invite --role ROLE [--name N] [--track T] [--expires 7d]
                                                  prints a join link; roles: organizer, track-lead, note-taker, reader
  rapporteur sessions                             the sessions and how far their notes are
  rapporteur check [SESSION...]                   what is missing; exit code 1 where something mandatory is
  rapporteur items [--kind K] [--owner O] [--track T] [--status S] [--session S]
                                                  decisions, actions, questions, blueprints
  rapporteur export --target T,…|all (--session S | --track T | --blueprint B | --all) --out DIR [--dry-run]
                 [--commit] [--propose] [--cycle C] [--set KEY=VALUE,…]  specs and reports; --dry-run prints a diff, --commit makes
                                                  one git commit a session; --cycle and --set fill a target's
                                                  settings, else those of the Publish screen hold; hand edits made
                                                  in DIR stay; of several targets each gets a folder of its own in DIR;
                                                  --propose offers those hand edits to the notes, on the desk
  rapporteur publish --out DIR [--title TITLE] [--address URL] [--language en|de] [--pdf] [--dry-run]
                                                  the book of proceedings: a folder of plain pages with registers and
                                                  search; --pdf adds the whole as one PDF
  rapporteur adopt FILE --session ID [--dry-run]  an old note into a session's: Markdown, a pad, a MeetBot or IRC log, their HTML
  rapporteur milestones [FILE]                    the days that due dates may be said by; FILE (CSV: name, day) replaces them
  rapporteur template check FILE                  every problem of a template at once
  rapporteur webhook add --url URL [--types T,T] [--track T] [--allow-private] | list | remove ID | resume ID
                                                  addresses that are called, signed, when something happens; none by itself
  rapporteur backup --out FILE                    a copy of all data, also while serving
  rapporteur restore FILE [--replace]             puts a backup into an empty data directory; --replace sets the data there aside
  rapporteur doctor                               looks a data directory over and says what it found

  --data DIR (default: rapporteur-data) and --json go with every command.
  RAPPORTEUR_ORGANIZER_TOKEN sets an organizer's token, RAPPORTEUR_ORIGINS further page
  origins (comma-separated), RAPPORTEUR_ADDRESS the address people use where it is not the one listened on.`
