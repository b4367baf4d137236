/**
 * What the closing checklist asks, in order: one sentence, then for each mandatory section a line or a reason, an owner
 * for each action, and which questions stay open. Pure.
 */
import { GOES_TO, targetOf, type Target } from '#note/carried-questions.ts'
import type { Finding, LineRecord, NoteRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import { say } from '../../words/say.ts'
import { countWord } from '../completeness-words.ts'

export type Question =
  | { readonly kind: 'summary'; readonly key: string; readonly state: QuestionState; readonly answer: string }
  | {
      readonly kind: 'section'
      readonly key: string
      readonly state: QuestionState
      readonly section: string
      readonly title: string
      readonly answer: string
      /** Whether "none, because …" may stand instead. */
      readonly none: boolean
    }
  | {
      readonly kind: 'owner'
      readonly key: string
      readonly state: QuestionState
      readonly line: string
      readonly number: string
      readonly text: string
    }
  | {
      readonly kind: 'open-question'
      readonly key: string
      readonly state: QuestionState
      readonly line: string
      readonly number: string
      readonly text: string
      /** Where it was sent to. */
      readonly goesTo: Target | null
    }

/** `missing` holds up closing; `to-come` may stay as it is. */
export type QuestionState = 'done' | 'missing' | 'to-come'

/** The whole list for this note as it is now. */
export function closingQuestions(
  record: NoteRecord,
  template: Template,
  findings: readonly Finding[],
): readonly Question[] {
  const blocking = findings.filter((finding) => finding.blocks === 'closing')
  const questions: Question[] = [summaryQuestion(record, blocking)]
  for (const section of record.sections) {
    const declared = template.sections.find((candidate) => candidate.key === section.key)
    if (section.mandatory) {
      const missing = blocking.some(
        (finding) => finding.section === section.key && finding.code === 'section-missing',
      )
      questions.push({
        kind: 'section',
        key: `section:${section.key}`,
        state: missing ? 'missing' : 'done',
        section: section.key,
        title: section.title,
        answer:
          section.none === null
            ? sectionAnswer(section.key, itemsOf(section.lines).length || section.lines.length)
            : say('closing.noneBecause', { reason: section.none }),
        none: declared?.none === true,
      })
    }
    questions.push(...ownerQuestions(section.lines, blocking), ...openQuestions(section.lines))
  }
  return questions
}

function summaryQuestion(record: NoteRecord, blocking: readonly Finding[]): Question {
  const missing = blocking.some((finding) => finding.code === 'summary-missing')
  const answer = record.summary.trim()
  return {
    kind: 'summary',
    key: 'summary',
    state: answer === '' ? (missing ? 'missing' : 'to-come') : 'done',
    answer,
  }
}

function itemsOf(lines: readonly LineRecord[]): readonly LineRecord[] {
  return lines.filter((line) => line.number !== null)
}

function sectionAnswer(section: string, count: number): string {
  if (section === 'decisions') return say('closing.taken', { count })
  if (section === 'blueprints') return say('closing.linked', { count })
  if (section === 'actions') return say('closing.actions', { count })
  if (section === 'questions') return say('closing.questions', { count })
  return say('closing.lines', { count })
}

/** Only actions must have an owner; a blueprint without its name is shown as a finding on its section. */
function ownerQuestions(lines: readonly LineRecord[], blocking: readonly Finding[]): readonly Question[] {
  const unowned = new Set(
    blocking.filter((finding) => finding.code === 'field-missing').map((finding) => finding.line),
  )
  return lines
    .filter((line) => line.kind === 'action' && unowned.has(line.id))
    .map((line) => ({
      kind: 'owner',
      key: `owner:${line.id}`,
      state: 'missing',
      line: line.id,
      number: line.number ?? '',
      text: line.text,
    }))
}

function openQuestions(lines: readonly LineRecord[]): readonly Question[] {
  return lines
    .filter(
      (line) => line.kind === 'question' && line.number !== null && line.fields['status'] !== 'ANSWERED',
    )
    .map((line) => {
      const goesTo = targetOf(line.fields[GOES_TO])
      return {
        kind: 'open-question',
        key: `question:${line.id}`,
        state: goesTo === null ? 'to-come' : 'done',
        line: line.id,
        number: line.number ?? '',
        text: line.text,
        goesTo,
      }
    })
}

/** `Two answers to go. The room can go on talking.` */
export function answersLeft(questions: readonly Question[]): string {
  const left = questions.filter((question) => question.state === 'missing').length
  if (left === 0) return say('closing.nothingMissing')
  const words = countWord(left)
  const capital = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  return say('closing.answersLeft', { count: left, words: capital })
}

/** What is in the way, named: `Not yet: A3 has no owner.` Null where nothing is. */
export function notYet(questions: readonly Question[]): string | null {
  const first = questions.find((question) => question.state === 'missing')
  if (first === undefined) return null
  return say('closing.notYet', { what: wayOut(first) })
}

function wayOut(question: Question): string {
  if (question.kind === 'owner') return say('closing.noOwner', { number: question.number })
  if (question.kind === 'section') return say('closing.noLine', { section: question.title })
  return say('closing.noSentence')
}
