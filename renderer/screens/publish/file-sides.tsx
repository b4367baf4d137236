/** The right of the plan: what stands there now and what will, line beside line. */
import { OctagonAlert, CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PublishFile, PublishRow } from '#note/wire/publish.ts'
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
      {file === null ? (
        row.path === '' ? null : (
          <Bars label={say('publish.reading')} />
        )
      ) : (
        <Sides file={file} />
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

function Sides({ file }: { readonly file: PublishFile }): ReactNode {
  const rows = sidesOf(file.before, file.after)
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
              <small>{file.before === '' ? say('publish.nothingThere') : ''}</small>
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
  const isChange = row.kind === 'change'
  return (
    <tr
      data-change={isChange && row.first ? '' : undefined}
      tabIndex={isChange && row.first ? -1 : undefined}
    >
      <Side line={row.left} sign={isChange ? '−' : ''} />
      <Side line={row.right} sign={isChange ? '+' : ''} />
    </tr>
  )
}

interface SideProps {
  readonly line: SideLine | null
  /** Empty where the line stays. */
  readonly sign: '−' | '+' | ''
}

function Side({ line, sign }: SideProps): ReactNode {
  const look = line === null ? 'plan-gap' : sign === '' ? undefined : sign === '+' ? 'plan-come' : 'plan-go'
  return (
    <>
      <td className={look === 'plan-gap' ? undefined : look} data-number="">
        {line?.number}
      </td>
      <td className={look}>
        {line === null || sign === '' ? null : <i>{sign}</i>}
        {line?.text}
      </td>
    </>
  )
}
