/** The ways of changing one item without leaving the screen: its words where they stand, everything else in a dialog. */
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { closeNames } from '#note/close-names.ts'
import { blueprintField, personField } from '#note/item-fields.ts'
import type { JsonValue, LineRecord } from '#note/record-model.ts'
import { MAX_COMMENT_LENGTH } from '#note/threads.ts'
import type { NoteEdit } from '#note/wire/review.ts'
import { useSummit } from '../../api/summit-store.ts'
import { parseDue } from '../../editor/surface/due-words.ts'
import { say } from '../../words/say.ts'
import { ownerCandidates } from '../closing/candidates.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { dueOf, dueWords, statusOf } from '../parts/item-facts.tsx'
import { Keys } from '../parts/keys.tsx'
import { PersonField } from '../parts/person-field.tsx'
import { SentenceField } from '../parts/sentence-field.tsx'
import { useToast } from '../parts/toast.tsx'
import { ChoiceList } from './choice-list.tsx'
import type { DeskNoteProps } from './desk-note-props.ts'
import { blueprintFieldOf, sameOwner } from './row-fields.ts'

export type AskedWhat =
  'words' | 'owner' | 'due' | 'status' | 'comment' | 'return' | 'owner-all' | 'blueprint'

/** What was asked for, of which line. */
export interface Asked {
  readonly line: LineRecord
  readonly what: AskedWhat
}

interface WordsEditorProps {
  readonly line: LineRecord
  readonly onChange: NonNullable<DeskNoteProps['onChange']>
  readonly onDone: () => void
}

/** The line's words in a field that stands where they stood. Enter keeps, Escape leaves. */
export function WordsEditor({ line, onChange, onDone }: WordsEditorProps): ReactNode {
  const [text, setText] = useState(line.text)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(line.text.length, line.text.length)
  }, [line.text])
  const keep = async (): Promise<void> => {
    if (text === line.text) return onDone()
    const words = text.trim()
    if (words === '') return setProblem(say('desk.wordsNeeded'))
    const sentence = say('desk.reworded', { item: nameOf(line) })
    const refused = await onChange([{ kind: 'text', line: line.id, text: words }], sentence)
    if (refused === null) onDone()
    else setProblem(refused)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Arrows and letters are the field's.
    event.stopPropagation()
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Escape') onDone()
    else void keep()
  }
  return (
    <div className="words-editor">
      <label className="field">
        <span className="unseen">{say('desk.wordsOf', { item: nameOf(line) })}</span>
        <textarea
          ref={field}
          rows={2}
          maxLength={20_000}
          value={text}
          // One line is one line: what is pasted comes in as one.
          onChange={(event) => setText(event.target.value.replaceAll(/\s*\n\s*/gu, ' '))}
          onKeyDown={onKeyDown}
        />
        <Keys of="↵" />
      </label>
      <Problem sentence={problem} />
    </div>
  )
}

interface ItemDialogProps extends Pick<
  DeskNoteProps,
  'record' | 'template' | 'today' | 'onChange' | 'onReturn'
> {
  readonly asked: Asked
  readonly onDone: () => void
}

export function ItemDialog(props: ItemDialogProps): ReactNode {
  const { asked, onDone, onChange, onReturn } = props
  const [problem, setProblem] = useState<string | null>(null)
  const finish = async (act: Promise<string | null> | undefined): Promise<void> => {
    const refused = (await act) ?? null
    if (refused === null) onDone()
    else setProblem(refused)
  }
  const change = (edits: readonly NoteEdit[], sentence: string): void => {
    // What was typed must survive a refusal; what was chosen is chosen again, and nobody waits for it.
    if (asked.what === 'comment') return void finish(onChange?.(edits, sentence))
    onDone()
    void onChange?.(edits, sentence).then((refused) => {
      if (refused !== null) useToast.getState().show({ sentence: refused })
    })
  }
  const title = TITLES[asked.what](asked.line)
  return (
    <FloatingDialog label={title} shape="small-dialog" onClose={onDone} lightly={false}>
      <h2>{title}</h2>
      <p className="record">{asked.line.text}</p>
      <DialogBody
        {...props}
        onEdit={change}
        onSay={(reason) => void finish(onReturn?.(asked.line.id, reason))}
      />
      <Problem sentence={problem} />
    </FloatingDialog>
  )
}

const TITLES: Readonly<Record<AskedWhat, (line: LineRecord) => string>> = {
  words: (line) => say('desk.wordsOf', { item: nameOf(line) }),
  owner: (line) => say('desk.whoOwns', { number: nameOf(line) }),
  due: (line) => say('desk.dueOf', { item: nameOf(line) }),
  status: (line) => say('desk.statusOf', { item: nameOf(line) }),
  comment: (line) => say('desk.commentOn', { item: nameOf(line) }),
  return: (line) => say('desk.returnItem', { number: nameOf(line) }),
  'owner-all': (line) => {
    const owner = personField(line, 'owner')
    return owner === null ? say('desk.whoOwnsUnowned') : say('desk.whoIs', { name: owner.name })
  },
  blueprint: () => say('desk.whichBlueprint'),
}

interface DialogBodyProps extends ItemDialogProps {
  readonly onEdit: (edits: readonly NoteEdit[], sentence: string) => void
  readonly onSay: (reason: string) => void
}

function DialogBody({ asked, record, template, today, onEdit, onSay }: DialogBodyProps): ReactNode {
  const view = useSummit()
  const { line, what } = asked
  const set = (field: string, value: JsonValue, words: string): void =>
    onEdit(
      [{ kind: 'field', line: line.id, field, value }],
      say('desk.fieldSet', { item: nameOf(line), words }),
    )
  if (what === 'owner' || what === 'owner-all') {
    const lines = what === 'owner' ? [line] : sameOwner(record, line)
    return (
      <PersonField
        label={say('desk.owner')}
        candidates={ownerCandidates(view, new Set())}
        value={null}
        autoFocus
        onChoose={(person) => {
          if (person === null) return
          const number = lines.map(nameOf).join(', ')
          onEdit(
            lines.map(({ id }) => ({ kind: 'field', line: id, field: 'owner', value: { ...person } })),
            say('desk.owned', { number, name: person.name }),
          )
        }}
      />
    )
  }
  if (what === 'status') {
    const choices = template.kinds
      .find(({ key }) => key === line.kind)
      ?.fields.find(({ key }) => key === 'status')?.choices
    return (
      <ChoiceList
        label={say('desk.status')}
        choices={choices ?? []}
        chosen={statusOf(line.fields)}
        onChoose={({ value, title }) => set('status', value, title)}
      />
    )
  }
  if (what === 'blueprint') return <BlueprintChoice line={line} template={template} onSet={set} />
  if (what === 'due')
    return <DueField line={line} today={today} onSet={(value, words) => set('due', value, words)} />
  if (what === 'comment') {
    const sentence = say('desk.commented', { item: nameOf(line) })
    return (
      <SentenceField
        label={say('desk.comment')}
        most={MAX_COMMENT_LENGTH}
        onSay={(text) => onEdit([{ kind: 'comment', line: line.id, text }], sentence)}
      />
    )
  }
  return <SentenceField label={say('desk.returnWhat')} most={400} onSay={onSay} />
}

interface BlueprintChoiceProps {
  readonly line: LineRecord
  readonly template: DeskNoteProps['template']
  readonly onSet: (field: string, value: string, words: string) => void
}

/** The known blueprints with a name near the one that stands here. */
function BlueprintChoice({ line, template, onSet }: BlueprintChoiceProps): ReactNode {
  const { summit } = useSummit()
  const field = blueprintFieldOf(line, template)
  const name = field === null ? null : blueprintField(line, field)
  const close = closeNames(
    name ?? '',
    summit.blueprints.map((blueprint) => blueprint.name),
  )
  if (field === null || close.length === 0) return <p className="second">{say('desk.noCloseName')}</p>
  return (
    <ChoiceList
      label={say('desk.whichBlueprint')}
      choices={close.map((value) => ({ value, title: value }))}
      chosen=""
      onChoose={({ value }) => onSet(field, value, value)}
    />
  )
}

interface DueFieldProps {
  readonly line: LineRecord
  readonly today: string
  readonly onSet: (value: string | null, words: string) => void
}

/** A day as people type it; nothing takes the day away. */
function DueField({ line, today, onSet }: DueFieldProps): ReactNode {
  const [text, setText] = useState(dueOf(line.fields) ?? '')
  const [wrong, setWrong] = useState(false)
  const due = parseDue(text, today)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') onSet(null, say('desk.noDue'))
    else if (due === null) setWrong(true)
    else onSet(due, dueWords(due))
  }
  return (
    <form onSubmit={submit}>
      <label className="labelled">
        {say('desk.due')}
        <span className="field">
          <input
            autoFocus
            maxLength={40}
            value={text}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setText(event.target.value)}
          />
          <Keys of="↵" />
        </span>
      </label>
      <p className="second" role="status">
        {due === null ? say('desk.dueHelp') : dueWords(due)}
      </p>
      <Problem
        sentence={wrong && due === null && text.trim() !== '' ? say('desk.dueWrong', { text }) : null}
      />
    </form>
  )
}

function Problem({ sentence }: { readonly sentence: string | null }): ReactNode {
  if (sentence === null) return null
  return (
    <p className="problem" role="alert">
      {sentence}
    </p>
  )
}

/** `A3`, or the first words of a line that has no number. */
function nameOf({ number, text }: LineRecord): string {
  return number ?? say('note.quoted', { words: text.slice(0, 40) })
}
