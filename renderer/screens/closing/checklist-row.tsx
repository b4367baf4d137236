/**
 * One question of the closing checklist: done and quiet, current with its field, or still to come.
 */
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { writeNone, writeSummary } from '#note/about.ts'
import type { PersonRef } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { SectionGlyph } from '../../glyphs/glyph.tsx'
import { goToSection } from '../note/contents.tsx'
import type { LiveNote } from '../note/use-live-note.ts'
import { say } from '../../words/say.ts'
import { sayNodes } from '../../words/say-nodes.tsx'
import { Keys } from '../parts/keys.tsx'
import { PersonField } from '../parts/person-field.tsx'
import { ownerCandidates } from './candidates.ts'
import { CarryOver } from './carry-over.tsx'
import type { Question } from './questions.ts'

/** The origin of what the checklist writes, so that the editor's undo leaves it alone. */
const CHECKLIST = 'checklist'

interface ChecklistRowProps {
  readonly question: Question
  readonly current: boolean
  readonly live: LiveNote
  readonly present: ReadonlySet<string>
  /** The question was answered: on to the next one. */
  readonly onTake: () => void
  readonly onChoose: () => void
}

export function ChecklistRow(props: ChecklistRowProps): ReactNode {
  const { question, current, onChoose } = props
  const look = current ? 'question question-current' : `question question-${question.state}`
  const state =
    question.state === 'missing' && !current
      ? 'to-come'
      : question.state === 'missing'
        ? 'wants'
        : question.state
  return (
    <li className={look}>
      <SectionGlyph state={state} label={say(SPOKEN[question.state])} />
      <div>
        {current ? <h3>{titleOf(question)}</h3> : <TitleButton question={question} onChoose={onChoose} />}
        {current ? <CurrentBody {...props} /> : <QuietBody question={question} />}
      </div>
    </li>
  )
}

const SPOKEN = { done: 'closing.answered', missing: 'closing.asked', 'to-come': 'closing.mayStay' } as const

function titleOf(question: Question): string {
  if (question.kind === 'summary') return say('closing.oneSentence')
  if (question.kind === 'owner') return say('closing.whoOwns', { number: question.number })
  if (question.kind === 'open-question') return say('closing.isOpen', { number: question.number })
  if (question.state === 'done') return question.title
  return question.section === 'decisions'
    ? say('closing.anyDecision')
    : say('closing.anythingFor', { section: question.title })
}

function TitleButton({
  question,
  onChoose,
}: {
  readonly question: Question
  readonly onChoose: () => void
}): ReactNode {
  return (
    <h3>
      <button type="button" onClick={onChoose}>
        {titleOf(question)}
      </button>
    </h3>
  )
}

function QuietBody({ question }: { readonly question: Question }): ReactNode {
  if (question.kind === 'summary')
    return question.answer === '' ? null : (
      <p className="record">{say('note.quoted', { words: question.answer })}</p>
    )
  if (question.kind === 'section') return question.state === 'done' ? <p>{question.answer}</p> : null
  if (question.kind === 'open-question' && question.goesTo !== null)
    return <p>{say('closing.goesTo', { title: question.goesTo.title })}</p>
  return <p className="record">{question.text}</p>
}

function CurrentBody(props: ChecklistRowProps): ReactNode {
  const { question } = props
  if (question.kind === 'summary') return <SummaryField {...props} answer={question.answer} />
  if (question.kind === 'section') return <SectionAnswer {...props} question={question} />
  if (question.kind === 'owner') return <OwnerField {...props} line={question.line} text={question.text} />
  return <CarryOver {...props} question={question} />
}

function ShowButton({ words, onPress }: { readonly words: string; readonly onPress: () => void }): ReactNode {
  return (
    <button type="button" className="link" onClick={onPress}>
      {words}
    </button>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly first: string
  readonly placeholder: string
  readonly onTake: (text: string) => void
}

function TextField({ label, first, placeholder, onTake }: TextFieldProps): ReactNode {
  const [text, setText] = useState(first)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onTake(text.trim())
  }
  return (
    <label className="field">
      <span className="unseen">{label}</span>
      <input
        value={text}
        maxLength={400}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text.trim() !== first) onTake(text.trim())
        }}
        onKeyDown={onKeyDown}
      />
      <Keys of="↵" />
    </label>
  )
}

function SummaryField({ live, answer, onTake }: ChecklistRowProps & { readonly answer: string }): ReactNode {
  const take = (text: string): void => {
    writeSummary(live.note.doc, text, CHECKLIST)
    onTake()
  }
  return (
    <TextField
      label={say('closing.oneSentence')}
      first={answer}
      placeholder={say('closing.oneSentenceShort')}
      onTake={take}
    />
  )
}

type SectionQuestion = Extract<Question, { kind: 'section' }>

function SectionAnswer({
  live,
  question,
  onTake,
}: ChecklistRowProps & { readonly question: SectionQuestion }): ReactNode {
  const reason = live.record.sections.find((section) => section.key === question.section)?.none ?? ''
  if (question.state === 'done' && reason === '') {
    return (
      <>
        <p>{question.answer}</p>
        <ShowButton words={say('closing.showThem')} onPress={() => goToSection(question.section)} />
      </>
    )
  }
  const take = (text: string): void => {
    writeNone(live.note.doc, question.section, text === '' ? null : text, CHECKLIST)
    onTake()
  }
  return (
    <>
      {question.none ? (
        <TextField
          label={say('closing.noneBecauseLabel')}
          first={reason}
          placeholder={say('closing.noneBecauseField')}
          onTake={take}
        />
      ) : null}
      <p className="question-other">
        <ShowButton words={say('closing.writeOne')} onPress={() => goToSection(question.section)} />
      </p>
    </>
  )
}

interface OwnerFieldProps extends ChecklistRowProps {
  readonly line: string
  readonly text: string
}

function OwnerField({ live, present, line, text, onTake }: OwnerFieldProps): ReactNode {
  const view = useSummit()
  const own = (person: PersonRef | null): void => {
    if (person === null) return
    const owner = person.id === undefined ? { name: person.name } : { id: person.id, name: person.name }
    live.note.lines.setField(line, 'owner', owner)
    onTake()
  }
  const nobody = (): void => {
    live.note.lines.setField(line, 'nobody', true)
    onTake()
  }
  return (
    <>
      <p className="record">{text}</p>
      <PersonField
        label={say('closing.owner')}
        labelShown={false}
        atOnce={false}
        candidates={ownerCandidates(view, present)}
        value={null}
        onChoose={own}
        onTab={nobody}
      />
      <p className="question-other">
        {sayNodes('closing.nobodyYet', {
          keys: <Keys of="Tab" />,
          nobody: <NobodyButton onPress={nobody} />,
        })}
      </p>
    </>
  )
}

function NobodyButton({ onPress }: { readonly onPress: () => void }): ReactNode {
  return (
    <button type="button" className="link" onClick={onPress}>
      {say('closing.nobody')}
    </button>
  )
}
