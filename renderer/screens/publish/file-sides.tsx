/** The right of the plan: what stands there now and what will, line beside line. */
import { CircleAlert, OctagonAlert, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import type { KeptEdit, PublishFile, PublishRow } from '#note/wire/publish.ts'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { Icon } from '../parts/icon.tsx'
import { sidesOf, type SideLine, type SideRow } from './sides.ts'

interface FileSidesProps {
  readonly row: PublishRow
  readonly file: PublishFile | null
}

export function FileSides({ row, file }: FileSidesProps): ReactNode {
  const isSound = row.change !== 'held' && row.problems.every(({ blocking }) => !blocking)
  return (
    <article className="plan-file" aria-label={row.title} data-pane>
      <header>
        <h2>{row.title}</h2>
        <p>
          {row.path === '' ? null : <span className="mono">{row.path}</span>}
          {isSound ? <span className="second"> · {say('publish.passes')}</span> : null}
          {row.session === null ? null : (
            <a className="link plan-open" href={`/sessions/${row.session}`}>
              {say('commands.openNote')}
            </a>
          )}
        </p>
      </header>
      <RowProblems row={row} />
      {row.change === 'kept' ? <p className="plan-kept-whole wants">{say('publish.keptWholeHow')}</p> : null}
      {file === null ? (
        row.path === '' ? null : (
          <Bars label={say('publish.reading')} />
        )
      ) : (
        <Sides file={file} there={wordsOfThere(row)} />
      )}
    </article>
  )
}

function RowProblems({ row }: { readonly row: PublishRow }): ReactNode {
  if (row.problems.length === 0) return null
  return (
    <ul className="plan-problems">
      {row.problems.map(({ message, blocking, line }, index) => (
        <li key={index} className={blocking ? 'wants' : undefined}>
          <Icon of={blocking ? OctagonAlert : CircleAlert} size={16} />
          <span>
            {message}{' '}
            {line === undefined || row.session === null ? null : (
              <a className="link" href={`/sessions/${row.session}#${line}`}>
                {say('publish.showIt')}
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface SidesProps {
  readonly file: PublishFile
  /** Of what stands there, in words; may be empty. */
  readonly there: string
}

function wordsOfThere({ change, edits }: PublishRow): string {
  if (change === 'new' || change === 'held') return say('publish.nothingThere')
  return change === 'kept' || edits > 0 ? say('publish.editedThere') : ''
}

function Sides({ file, there }: SidesProps): ReactNode {
  const rows = sidesOf(file.before, file.after, file.kept)
  return (
    <div
      className={file.before === '' ? 'plan-sides plan-sides-new' : 'plan-sides'}
      tabIndex={0}
      role="group"
      aria-label={file.path}
    >
      <table>
        <colgroup>
          <col className="plan-numbers" />
          <col />
          <col className="plan-numbers" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={2} scope="col">
              {say('publish.thereNow')}
              <small>{there}</small>
            </th>
            <th colSpan={2} scope="col">
              {say('publish.willBe')}
              <small>{file.document ? say('publish.itsWords') : say('publish.fromNote')}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: SideRow }): ReactNode {
  if (row.kind === 'fold') {
    return (
      <tr className="plan-fold">
        <td colSpan={4}>{say('publish.unchanged', { count: row.count })}</td>
      </tr>
    )
  }
  if (row.kind === 'meaning') return <Meaning edit={row.edit} isStop={row.first} />
  const isStop = row.kind !== 'same' && row.first
  const [goes, comes] = SIGNS[row.kind]
  return (
    <tr data-change={isStop ? '' : undefined} tabIndex={isStop ? -1 : undefined}>
      <Side line={row.left} sign={goes} />
      <Side line={row.right} sign={comes} />
    </tr>
  )
}

type Sign = '−' | '+' | '✎' | ''

const SIGNS: Readonly<Record<'same' | 'change' | 'kept', readonly [Sign, Sign]>> = {
  same: ['', ''],
  change: ['−', '+'],
  kept: ['✎', '✎'],
}

const OFFERS = {
  none: 'publish.offerNone',
  open: 'publish.offerOpen',
  waiting: 'publish.offerWaiting',
  taken: 'publish.offerTaken',
  left: 'publish.offerLeft',
} as const

interface MeaningProps {
  readonly edit: KeptEdit
  /** Whether it is the only row of the edit. */
  readonly isStop: boolean
}

/** What was written, what the note says, and what can become of the words that stand there instead. */
function Meaning({ edit: { written, note, offer }, isStop }: MeaningProps): ReactNode {
  return (
    <tr className="plan-meaning" data-change={isStop ? '' : undefined} tabIndex={isStop ? -1 : undefined}>
      <td colSpan={4}>
        <p>
          <Icon of={PenLine} size={16} />
          <b>{say(isStop ? 'publish.takenOutHere' : 'publish.keptHere')}</b> <span>{say(OFFERS[offer])}</span>
        </p>
        <dl>
          <dt>{say(note === null ? 'publish.noteSays' : 'publish.wasWritten')}</dt>
          <Words lines={written} />
          {note === null ? null : (
            <>
              <dt className="wants">{say('publish.noteSaysNow')}</dt>
              <Words lines={note} />
            </>
          )}
        </dl>
      </td>
    </tr>
  )
}

function Words({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const text = lines.join('\n')
  return text.trim() === '' ? (
    <dd className="second">{say('publish.nothingWritten')}</dd>
  ) : (
    <dd className="mono">{text}</dd>
  )
}

interface SideProps {
  readonly line: SideLine | null
  /** Empty where the line stays. */
  readonly sign: Sign
}

const LOOKS: Readonly<Record<Sign, string | undefined>> = {
  '−': 'plan-go',
  '+': 'plan-come',
  '✎': 'plan-hand',
  '': undefined,
}

function Side({ line, sign }: SideProps): ReactNode {
  const look = line === null ? 'plan-gap' : LOOKS[sign]
  return (
    <>
      <td className={look === 'plan-gap' ? undefined : look} data-number="">
        {line?.number}
      </td>
      <td className={look}>
        {line === null || sign === '' ? null : <i aria-hidden={sign === '✎'}>{sign}</i>}
        {line?.text}
      </td>
    </>
  )
}
