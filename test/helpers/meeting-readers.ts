/**
 * Second readers of meeting logs, written from the manuals: what MeetBot and scribe.perl would take out of a log.
 * Sources: rkdarst/MeetBot doc/Manual.txt; w3c/scribe2 scribedoc.html.
 */

/** What a log comes to: words in the order in which they were said. */
export interface ReadMeeting {
  readonly actions: readonly string[]
  readonly decisions: readonly string[]
  readonly others: readonly string[]
  /** Commands that are none of the tool's, or lines that are no line of a log. */
  readonly unknown: readonly string[]
  readonly ended: boolean
}

const MEETBOT_SAID = /^\d\d:\d\d:\d\d <([^>\s]+)> (.*)$/
const MEETBOT_KNOWN =
  /^(?:startmeeting|endmeeting|topic|meetingtopic|meetingname|chair|unchair|agreed|agree|accepted|accept|rejected|reject|action|info|idea|help|halp|link|nick)$/

/** Everything behind `#startmeeting`, as a chair's and participants' commands; a line of an address alone is a link. */
export function readAsMeetBot(log: string): ReadMeeting {
  const found = { actions: [] as string[], decisions: [] as string[], others: [] as string[] }
  const unknown: string[] = []
  let ended = false
  for (const line of log.split('\n').slice(0, -1)) {
    const [, , said] = MEETBOT_SAID.exec(line) ?? []
    if (said === undefined || ended) unknown.push(line)
    const [, name = '', rest = ''] = /^#(\w+)[ \t]*(.*)$/.exec(said ?? '') ?? []
    const command = name.toLowerCase()
    if (command === '') continue
    if (!MEETBOT_KNOWN.test(command)) unknown.push(line)
    else if (command === 'endmeeting') ended = true
    else if (command === 'action') found.actions.push(rest)
    else if (/^(?:agree|accept)/.test(command)) found.decisions.push(rest)
    else if (/^(?:help|halp)$/.test(command)) found.others.push(rest)
  }
  return { ...found, unknown, ended }
}

/** Named lines of a scribe's log; any other is said by somebody, and a dash before it makes it nothing else. */
export function readAsScribe(log: string): ReadMeeting {
  const found = { actions: [] as string[], decisions: [] as string[], others: [] as string[] }
  const unknown: string[] = []
  for (const line of log.split('\n').slice(0, -1)) {
    const said = /^(?:\d\d:\d\d:\d\d )?<[^>\s]+> (.*)$/.exec(line)?.[1]
    if (said === undefined) unknown.push(line)
    const [, name = '', rest = ''] = /^([A-Za-z]+) ?: ?(.*)$/.exec(said ?? '') ?? []
    const word = name.toLowerCase()
    if (word === 'action') found.actions.push(rest)
    else if (/^(?:resolution|resolved)$/.test(word)) found.decisions.push(rest)
    else if (word === 'issue') found.others.push(rest)
    if (/^(?:s\/|i\/|\\|\.\.\.|…|\[\[|```|q[+-])/.test(said ?? '')) unknown.push(line)
  }
  return { ...found, unknown, ended: true }
}
