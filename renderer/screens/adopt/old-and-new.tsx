/** The old note at the left with what was recognised marked, what it becomes at the right by section. */
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { personField, textField } from '#note/item-fields.ts'
import type { Proposal, ProposedLine } from '#note/adopt/proposal.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { kindLabel } from '../../words/labels.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'

interface OldAndNewProps {
  readonly proposal: Proposal
  readonly onTake: () => void
  readonly onAgain: () => void
}

/** In the order of the usual template; a section that the session's lacks is its discussion (rule O5). */
const SECTIONS = ['decisions', 'actions', 'questions', 'discussion'] as const

const ITEMS: ReadonlySet<string> = new Set(['decision', 'action', 'question'])

export function OldAndNew({ proposal, onTake, onAgain }: OldAndNewProps): ReactNode {
  const { lines } = proposal
  const items = lines.filter(({ kind }) => ITEMS.has(kind)).length
  const doubts = lines.filter(({ doubt }) => doubt !== null).length
  return (
    <>
      <div className="adopt-head">
        <p>
          <b>{say('adopt.sums', { lines: lines.length, items, doubts })}</b>{' '}
          <span className="second">{say('adopt.promise')}</span>
        </p>
        <span className="adopt-buttons">
          <PushButton look="primary" keys="Ctrl ↵" onPress={onTake}>
            {say('adopt.take')}
          </PushButton>
          <PushButton keys="E" onPress={onAgain}>
            {say('adopt.keyAgain')}
          </PushButton>
        </span>
      </div>
      <div className="adopt-sides">
        <section aria-label={say('adopt.old')} tabIndex={0}>
          <h2>{say('adopt.old')}</h2>
          <ol className="adopt-source">
            {lines.map((line) => (
              <SourceRow key={`${String(line.source)} ${String(line.part)}`} line={line} />
            ))}
          </ol>
        </section>
        <section aria-label={say('adopt.fresh')} tabIndex={0}>
          <h2>{say('adopt.fresh')}</h2>
          {SECTIONS.map((section) => (
            <NewSection
              key={section}
              section={section}
              lines={lines.filter(
                (line) => (isKnown(line.section) ? line.section : 'discussion') === section,
              )}
            />
          ))}
        </section>
      </div>
    </>
  )
}

function isKnown(section: string): boolean {
  return SECTIONS.some((each) => each === section)
}

/** The source line again, its signs set apart from its words. */
function SourceRow({ line }: { readonly line: ProposedLine }): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  line.marks.forEach(([offset, sign], index) => {
    parts.push(line.text.slice(from, offset), <mark key={index}>{sign}</mark>)
    from = offset
  })
  return (
    <li className={line.section === 'discussion' ? undefined : 'adopt-item'}>
      <span className="adopt-number">{line.part === 0 ? line.source : ''}</span>
      <span>
        {parts}
        {line.text.slice(from)}
      </span>
    </li>
  )
}

const TITLES = {
  decisions: 'registers.decisions',
  actions: 'registers.actions',
  questions: 'registers.questions',
  discussion: 'adopt.discussion',
} as const

interface NewSectionProps {
  readonly section: (typeof SECTIONS)[number]
  readonly lines: readonly ProposedLine[]
}

function NewSection({ section, lines }: NewSectionProps): ReactNode {
  if (lines.length === 0) return null
  return (
    <>
      <h3>
        {say(TITLES[section])} <span>{lines.length}</span>
      </h3>
      <ul className="adopt-lines">
        {lines.map((line) => (
          <NewLine key={`${String(line.source)} ${String(line.part)}`} line={line} />
        ))}
      </ul>
    </>
  )
}

function NewLine({ line }: { readonly line: ProposedLine }): ReactNode {
  const { kind, doubt } = line
  const glyph = kind === 'decision' || kind === 'action' || kind === 'question' ? kind : null
  const status = textField(line, 'status') ?? 'TODO'
  const facts = [personField(line, 'owner')?.name, textField(line, 'due')].filter(Boolean).join(' · ')
  return (
    <li
      className={`adopt-${kind}`}
      style={{ paddingInlineStart: `${String(line.indent * 16)}px` }}
      {...(doubt === null ? {} : { 'data-doubt': doubt, tabIndex: -1 })}
    >
      {glyph === null ? null : <KindGlyph kind={glyph} status={status} size={15} label={kindLabel(kind)} />}
      <span>
        <span className="record">{line.text}</span>
        {facts === '' ? null : <small className="second">{facts}</small>}
        {doubt === null ? null : (
          <small className="wants">
            <Icon of={TriangleAlert} size={12} /> {say(`adopt.doubt.${doubt}`)}
          </small>
        )}
      </span>
      <small className="third" aria-label={say('adopt.line', { number: line.source })}>
        {line.source}
      </small>
    </li>
  )
}
