/**
 * `npm run bench:editor`: how fast the editor is, beside y-prosemirror where that can do the same. One table at the end
 * with what was aimed at and what was seen; `-- long`, `-- people` or `-- hours` run one part.
 */
import { cpus } from 'node:os'
import { median, percentile } from '../figures.ts'
import { measureEightHours } from './eight-hours.ts'
import { ACTS, measureLongNote } from './long-note.ts'
import { measureKeysAmongPeople, type KeyTimes } from './people-typing.ts'

interface Row {
  readonly what: string
  readonly goal: string
  readonly seen: string
  readonly peer?: string
}

const ms = (value: number | undefined): string => `${(value ?? Number.NaN).toFixed(1)} ms`

async function longNote(): Promise<Row[]> {
  const { ours, theirs } = await measureLongNote()
  const row = (what: string, key: string, goal: string): Row => ({
    what: `10,000 lines: ${what}`,
    goal,
    seen: ms(ours[key]),
    peer: ms(theirs[key]),
  })
  return [
    row('load and view', 'open', 'as the peer'),
    row('first layout', 'layout', ''),
    row('own letter, script', 'own letter', '2 ms'),
    ...ACTS.map((act) => row(`another’s ${act}, script`, act, act === 'letter' ? '' : '5 ms')),
    row('key until painted', 'x', ''),
    row('Enter until painted', 'Enter', ''),
  ]
}

async function people(): Promise<Row[]> {
  const { atOnce, at60Hz } = await measureKeysAmongPeople()
  const figures = (times: readonly number[]): string => `${ms(median(times))}, ${ms(percentile(times, 0.95))}`
  const rows = (frames: string, times: KeyTimes): Row[] => [
    {
      what: `2,000 lines, 30 others typing: key until painted${frames}`,
      goal: '95 %: 16 ms',
      seen: figures(times.ours),
      peer: figures(times.theirs),
    },
    {
      what: `… nobody else typing${frames}`,
      goal: '',
      seen: figures(times.oursAlone),
      peer: figures(times.theirsAlone),
    },
    { what: `… in an empty text field${frames}`, goal: '', seen: figures(times.textField) },
  ]
  return [...rows('', atOnce), ...rows(', 60 Hz', at60Hz)]
}

async function hours(): Promise<Row[]> {
  const { heap, anew } = await measureEightHours()
  const seen = `${heap.map((mb) => mb.toFixed(0)).join(' ')} MB`
  return [
    { what: '8 hours of 20 people: heap at the start and each hour', goal: 'flat', seen },
    { what: '… of the last hour’s note, opened anew', goal: '', seen: `${anew.toFixed(0)} MB` },
  ]
}

const PARTS = { long: longNote, people, hours }
const asked = process.argv.slice(2)
const rows: Row[] = []
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure()))
}
console.log(`\n${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
console.log(`${''.padEnd(66)} ${'goal'.padEnd(12)} ${'seen'.padEnd(20)} y-prosemirror 1.3.7`)
for (const { what, goal, seen, peer = '' } of rows) {
  console.log(`${what.padEnd(66)} ${goal.padEnd(12)} ${seen.padEnd(20)} ${peer}`)
}
