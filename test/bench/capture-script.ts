/**
 * What is said in the capture benchmark's session: forty things, twelve decisions and fifteen actions with owners and
 * days, in the order in which a room says them. All invented.
 */

export type Said =
  | { readonly is: 'said'; readonly text: string }
  | { readonly is: 'decision'; readonly text: string }
  /** `owner` as one names people aloud, of the person with id `person`; `due` as one says days. */
  | {
      readonly is: 'action'
      readonly text: string
      readonly owner: string
      readonly person: string
      readonly due: string
    }

const DISCUSSION = [
  'Tobias: the daemon drops every client when the package is upgraded',
  'Three of the last four outages began with an upgrade in office hours',
  'Priya: operators look at the load balancer first, it shows nothing',
  'Draining takes eleven minutes for a node with forty thousand clients',
  'Elif: packagers cannot wait that long in a maintainer script',
  'Handing the sockets over takes less than a second on the same host',
  'Between two hosts there is nothing to hand over, so drain there',
  'Jonas: what happens to TLS session state?',
  'It stays behind, each client pays one full handshake',
  'Kofi: measured, forty thousand handshakes take ninety seconds of one core',
  'That is fine at night and not fine at ten in the morning',
  'Session tickets with a shared key would avoid it',
  'Hana: then the key has to be rotated by somebody',
  'There is a session about key rotation in the next slot',
  'The old process must hold the sockets until the new one is healthy',
  'What does healthy mean? It answers its own health check twice',
  'Adaeze: and it has replayed its journal',
  'Replay takes up to twenty seconds on spinning disks',
  'Thirty seconds is what the unit file says today',
  'Nobody remembers why it is thirty',
  'Priya: if it takes longer I want to see it in the dashboard',
  'A metric for the age of the oldest socket is easy',
  'Maren: who switches it off where the init system does its own?',
  'Distributions restart services in their own order',
  'One setting, on by default, named in the packagers guide',
  'Tobias: the setting must be read again on reload',
  'Reload is not restart, half of the operators mix them up',
  'The error message could say which one it was',
  'Elif: translators have asked for that sentence since spring',
  'We tried something like this two years ago and took it out',
  'It was taken out because of the old kernel, which is gone now',
  'Kofi: the staging cluster still has two old kernels',
  'They go in December, the date is fixed',
  'Testing needs a client that counts reconnects',
  'Hana has one, it is not published',
  'It can be published, there is nothing private in it',
  'Fifty thousand clients fit into one of the large machines',
  'Jonas: the desktop client reconnects with a random delay',
  'The delay is at most five seconds, that should stay',
  'Nothing of this touches the protocol on the wire',
].map((text): Said => ({ is: 'said', text }))

const DECISIONS = [
  'the old process hands its sockets to the new one on the same host',
  'between two hosts connections are drained, never handed over',
  'the old process keeps the sockets until the new one is healthy',
  'healthy means two good answers and a replayed journal',
  'the limit is thirty seconds and can be changed',
  'hand-over is on by default',
  'session tickets are out of scope for this cycle',
  'the age of the oldest socket becomes a metric',
  'reload never hands sockets over',
  'the message says whether it was a reload or a restart',
  'old kernels are not supported',
  'the protocol on the wire stays as it is',
].map((text): Said => ({ is: 'decision', text }))

const ACTIONS = (
  [
    ['Tobias', 'tobias', 'write the hand-over protocol as a spec', 'friday'],
    ['Kofi', 'kofi', 'repeat the staging measurement with 50,000 clients', 'next friday'],
    ['Elif', 'elif', 'describe in the packagers guide how it is switched off', '16 dec'],
    ['Priya', 'priya', 'add the metric to the dashboard', 'in two weeks'],
    ['Jonas', 'jonas', 'find out what the desktop client does when it gets no answer', 'monday'],
    ['Hana', 'hana', 'publish the client that counts reconnects', 'tomorrow'],
    ['Maren', 'maren', 'ask the key rotation session about tickets', 'today'],
    ['Adaeze', 'adaeze', 'look at the journal replay on spinning disks', 'end of month'],
    ['Tobias', 'tobias', 'find out why the unit file says thirty seconds', 'dec 18'],
    ['Elif', 'elif', 'ask the translators for the new sentence', 'in ten days'],
    ['Kofi', 'kofi', 'retire the two old kernels in staging', 'end of december'],
    ['Priya', 'priya', 'write the test that restarts under load', 'next week'],
    ['Jonas', 'jonas', 'check the random delay of the desktop client', 'wednesday'],
    ['Hana', 'hana', 'bring the numbers back to this room', 'thursday'],
    ['Maren', 'maren', 'send the notes to the packagers', 'in 3 days'],
  ] as const
).map(([owner, person, text, due]): Said => ({ is: 'action', owner, person, text, due }))

/** In the order of the room: items come after the talk they come from. */
export const SCRIPT: readonly Said[] = DISCUSSION.flatMap((said, index) => {
  const decision = index % 10 < 3 ? DECISIONS[Math.floor(index / 10) * 3 + (index % 10)] : undefined
  const action = index % 8 >= 5 ? ACTIONS[Math.floor(index / 8) * 3 + (index % 8) - 5] : undefined
  return [said, decision, action].filter((each) => each !== undefined)
})

/** What one writes into an editor that knows nothing: the bare words, a line for each thing said. */
export function plainWords(said: Said): string {
  return said.is === 'action' ? `${said.owner} to ${said.text} by ${said.due}` : said.text
}

/** The same as people do it where readers must tell a decision from talk: with its name before it. */
export function namedWords(said: Said): string {
  const name = { said: '', decision: 'Decision: ', action: 'Action: ' }[said.is]
  return `${name}${plainWords(said)}`
}
