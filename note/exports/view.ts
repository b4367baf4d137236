/**
 * What templates see of a record: `note/SPEC.md` lists the words. Plain own properties only, every one always there, so
 * that a misspelt name fails instead of printing nothing.
 */
import type { BlueprintEntry } from '../blueprints/blueprint-model.ts'
import { blueprintField, hasContent, itemsOfKind, linesOf, personField, textField } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import { oneLine } from '../one-line.ts'
import { findPerson } from '../person-lookup.ts'
import type { LineRecord, NoteRecord, SectionRecord, Span } from '../record-model.ts'
import { HANDS, handsWords } from '../show-of-hands.ts'
import { type Blueprint, NAME_PATTERN, type Person, type PersonRef } from '../summit.ts'
import { definitionStatus, implementationStatus } from './blueprint-status.ts'
import { dayOf, formatWhen } from './when.ts'

/** What an export needs besides the record. `address` is the session's own, without fragment. */
export interface ExportContext {
  readonly people: readonly Person[]
  readonly blueprints: readonly Blueprint[]
  readonly address: string
  /** Where a line's own session is another: its address by line id, without fragment. */
  readonly addressOf?: (line: string) => string
  /** Launchpad's name of the project, where a blueprint does not say it. */
  readonly project?: string
  /** Which release a spec is for; the target's current one by default. */
  readonly cycle?: string
  /** Which blueprint the spec is of, where a session is about several. */
  readonly blueprint?: string
  /** A summit's own values for the target's settings, by key. */
  readonly settings?: Readonly<Record<string, string>>
  /** What is kept of a blueprint, or null where nobody has worked on it. */
  readonly keptBlueprint?: (name: string) => BlueprintEntry | null
}

interface TargetFacts {
  readonly project: string
  /** Finds the number of a proposal in the address of its blueprint's spec. */
  readonly numberIn?: RegExp | null
  readonly settings?: Readonly<Record<string, string>>
}

/** A person as written into a file: the name, and the account or an empty text. */
interface PersonView {
  readonly name: string
  readonly account: string
  /** The account where there is one, else the name. */
  readonly id: string
}

/** One item. Texts are empty where there is nothing; `owner` is null where nobody is named. */
export interface ItemView {
  readonly number: string
  readonly title: string
  readonly spans: readonly Span[]
  readonly address: string
  readonly owner: PersonView | null
  readonly due: string
  /** The due date where it is one (`YYYY-MM-DD`), else empty. */
  readonly day: string
  readonly status: string
  readonly milestone: string
  readonly dissent: string
  /** What came of a show of hands, in words. */
  readonly hands: string
  readonly name: string
  readonly relation: string
  readonly url: string
  /** What was said beside it, oldest first. */
  readonly comments: readonly CommentView[]
}

/** One thing said in a thread, on one line; `by` is empty where nobody is named. */
interface CommentView {
  readonly by: string
  readonly text: string
}

/** The whole view of a note; `none` says by section key why there is nothing, or `None`. */
export function viewOf(record: NoteRecord, context: ExportContext, target: TargetFacts) {
  const names = createNames(record, context, context.project ?? target.project)
  const items = (kind: string) =>
    itemsOfKind(record, kind).map((line) => ({
      ...itemView(line, context, names),
      comments: commentsOn(record, line.id),
    }))
  const actions = items('action')
  const decisions = items('decision')
  const blueprints = items('blueprint').filter((item) => item.name !== '')
  const kept = workedOn(context.keptBlueprint?.(names.slug) ?? null)
  const owners = [...new Set(actions.flatMap((action) => (action.owner ? [action.owner.id] : [])))]
  return {
    session: { ...record.session, title: titleOfSession(record), when: whenOf(record) },
    address: context.address,
    slug: names.slug,
    project: names.project,
    blueprint_url: names.urlOf(names.slug),
    own_url: `https://blueprints.launchpad.net/${target.project}/+spec/${names.slug}`,
    settings: { ...target.settings, ...context.settings },
    ...numbered(names.slug, numberOf(names.slug, { kept, context, target })),
    date: dateOf(record),
    people: peopleOf(record, context, kept),
    priority: kept === null || kept.priority === 'Undefined' ? '' : kept.priority,
    milestone: kept?.milestone ?? '',
    whiteboard: decisions.map(({ number, title }) => `${number} ${title}`).join('\n'),
    statuses: {
      definition: kept?.definition ?? definitionStatus(record, decisions),
      implementation: kept?.implementation ?? implementationStatus(actions),
    },
    summary: oneLine(record.summary),
    intro: introOf(record),
    roles: Object.entries(record.roles).map(([key, person]) => ({
      key,
      ...personView(person, context.people),
    })),
    liaison: liaisonOf(record, context),
    assignees: owners,
    sections: record.sections.map((section) => sectionView(section, record)),
    added_sections: record.sections.filter(isAdded).map((section) => sectionView(section, record)),
    none: byKey(record, (section) => noneText(section.none), 'None'),
    prose: byKey(record, (section) => sectionView(section, record).prose, []),
    elsewhere: linesView(record.elsewhere, record),
    decisions,
    proposed: decisions.filter((item) => !isPutAside(item)),
    alternatives: decisions.filter((item) => isPutAside(item) || item.dissent !== ''),
    actions,
    questions: items('question'),
    blueprints: items('blueprint'),
    dependencies: blueprints.filter((item) => item.relation === 'depends on'),
    related: blueprints.filter((item) => item.relation !== 'depends on' && item.name !== names.slug),
    references: linesOf(record).filter((line) => line.kind === 'reference' && hasContent(line)),
  }
}

export type NoteView = ReturnType<typeof viewOf>

/** Why a section has nothing, as a sentence: `None, because …`; just `None` without a reason. */
export function noneText(reason: string | null): string {
  const words = noneReason(reason)
  return words === '' ? 'None' : `None, because ${words}.`
}

/** The reason alone, however it was begun and ended; empty where none was given. */
export function noneReason(reason: string | null): string {
  return oneLine(reason ?? '')
    .replace(/^(none[\s,.:;]*)?(because\s+)?/i, '')
    .replace(/[\s.]+$/, '')
}

/** By section key, with an answer for the usual sections even where a summit's template lacks one. */
function byKey<T>(
  record: NoteRecord,
  read: (section: SectionRecord) => T,
  absent: T,
): Readonly<Record<string, T>> {
  const usual = USUAL_SECTIONS.map((key): [string, T] => [key, absent])
  return Object.fromEntries([
    ...usual,
    ...record.sections.map((section): [string, T] => [section.key, read(section)]),
  ])
}

/** A decision that the room did not stand by, or no longer stands by. */
function isPutAside(decision: ItemView): boolean {
  return decision.status === 'superseded' || decision.status === 'contested'
}

/** Items of these kinds are shown by kind, wherever they stand in the note: here under their own sections. */
const SECTION_OF_KIND: Readonly<Record<string, string>> = {
  decision: 'decisions',
  action: 'actions',
  question: 'questions',
  blueprint: 'blueprints',
}
const USUAL_SECTIONS = ['goal', 'discussion', ...Object.values(SECTION_OF_KIND)]

/**
 * `body` is what stands in the section besides items that have a section of their own in this note; `prose` leaves out
 * all items shown by kind, and references: for targets that have another place for them.
 */
function linesView(all: readonly LineRecord[], record: NoteRecord) {
  const lines = all.filter((line) => hasContent(line) || line.kind === 'code')
  const home = (line: LineRecord) =>
    Object.hasOwn(SECTION_OF_KIND, line.kind) ? SECTION_OF_KIND[line.kind] : undefined
  return {
    lines,
    body: lines.filter((line) => !record.sections.some((section) => section.key === home(line))),
    prose: lines.filter((line) => home(line) === undefined && line.kind !== 'reference'),
  }
}

function sectionView(section: SectionRecord, record: NoteRecord) {
  const { key, none } = section
  return { key, title: oneLine(section.title), none: noneText(none), ...linesView(section.lines, record) }
}

function isAdded(section: SectionRecord): boolean {
  return !USUAL_SECTIONS.includes(section.key) && (section.none !== null || section.lines.some(hasContent))
}

interface Names {
  readonly slug: string
  readonly project: string
  readonly urlOf: (blueprint: string) => string
}

function createNames(record: NoteRecord, context: ExportContext, project: string): Names {
  const projectOf = (name: string) =>
    context.blueprints.find((blueprint) => blueprint.name === name)?.project ?? project
  const slug = slugOf(record, context)
  return {
    slug,
    project: projectOf(slug),
    urlOf: (name) =>
      `https://blueprints.launchpad.net/${encodeURIComponent(projectOf(name))}/+spec/${encodeURIComponent(name)}`,
  }
}

/** The blueprint asked for, or the first linked one whose name may be a file's, or the session's id. */
export function slugOf(record: NoteRecord, context: Pick<ExportContext, 'blueprint'>): string {
  const wanted = context.blueprint === undefined ? [] : [context.blueprint]
  const found = [...wanted, ...linkedBlueprints(record)].find((name) => NAME_PATTERN.test(name))
  return found ?? record.session.id
}

/** The blueprints this session is about: from the schedule, then those it implements by its own lines. */
export function linkedBlueprints(record: NoteRecord): readonly string[] {
  const inNote = itemsOfKind(record, 'blueprint')
    .filter((line) => (textField(line, 'relation') ?? 'implements') === 'implements')
    .flatMap((line) => blueprintField(line, 'name') ?? [])
  return [...new Set([...record.session.blueprints, ...inNote])]
}

/** Everything said beside a line, settled or not: it explains the item to whoever was not there. */
function commentsOn(record: NoteRecord, line: string): readonly CommentView[] {
  return record.threads
    .filter((thread) => thread.line === line)
    .flatMap((thread) => thread.comments)
    .map(({ by, text }) => ({ by: oneLine(by?.name ?? ''), text: oneLine(text) }))
}

function itemView(line: LineRecord, context: ExportContext, names: Names): Omit<ItemView, 'comments'> {
  const word = (key: string) => oneLine(textField(line, key) ?? '')
  const owner = personField(line, 'owner')
  const title = titleOf(line)
  const name = oneLine((line.kind === 'blueprint' ? blueprintField(line, 'name') : null) ?? '')
  return {
    number: line.number ?? '',
    title,
    spans: oneLine(line.text) === '' ? [{ text: title }] : line.spans,
    address: `${context.addressOf?.(line.id) ?? context.address}#${encodeURIComponent(line.id.toWellFormed())}`,
    owner: owner === null ? null : personView(owner, context.people),
    due: word('due'),
    day: realDay(word('due')),
    status: word('status') || (line.kind === 'action' ? 'TODO' : ''),
    milestone: word('milestone'),
    dissent: word('dissent'),
    hands: handsWords(Object.hasOwn(line.fields, HANDS) ? line.fields[HANDS] : undefined),
    name,
    relation: word('relation'),
    url: name === '' ? '' : names.urlOf(name.toWellFormed()),
  }
}

/** Dates come typed too; a calendar takes only real ones. */
function realDay(text: string): string {
  const isDate = /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
  return isDate && new Date(text).toISOString().slice(0, 10) === text ? text : ''
}

function personView(person: PersonRef, people: readonly Person[]): PersonView {
  const known = findPerson(person, people)
  const name = oneLine(known?.name ?? person.name)
  const account = known?.launchpad ?? ''
  return { name, account, id: account === '' ? name : account }
}

/** The one introductory paragraph of a spec: what came of it, else what it was for. */
function introOf(record: NoteRecord): string {
  const goal = record.sections.find((section) => section.key === 'goal')?.lines.find(hasContent)
  const abstract = record.session.abstract
    .split(/\n\s*\n/)
    .map(oneLine)
    .find((part) => part !== '')
  const choices = [oneLine(record.summary), oneLine(goal?.text ?? ''), abstract ?? '']
  return choices.find((text) => text !== '') ?? `What came of the session "${titleOfSession(record)}".`
}

/** The day of the session; where none is planned, of the first line written. */
function dateOf(record: NoteRecord): string {
  const { start, timezone } = record.session
  const began = linesOf(record).flatMap(({ at }) => at ?? [])
  const first = began.reduce<string | null>((least, at) => (least === null || at < least ? at : least), null)
  return dayOf(start, timezone) ?? dayOf(first, timezone) ?? '2000-01-01'
}

const NOBODY: PersonView = { name: '', account: '', id: '' }

/** A blueprint that is only listed says nothing of its status: the session does. */
function workedOn(entry: BlueprintEntry | null): BlueprintEntry | null {
  return entry === null || (entry.revision === 0 && entry.imported === null) ? null : entry
}

interface Numbering {
  readonly kept: BlueprintEntry | null
  readonly context: ExportContext
  readonly target: TargetFacts
}

/** As the summit set it, or as the blueprint's name begins, or out of the address of its spec; else 0. */
function numberOf(slug: string, { kept, context, target }: Numbering): string {
  const set = context.settings?.['number'] ?? ''
  const inAddress = target.numberIn?.exec(kept?.specUrl ?? '')?.[1] ?? ''
  const found = [set, /^[1-9]\d{0,4}(?=-)/.exec(slug)?.[0] ?? '', inAddress].find((text) =>
    /^0*[1-9]\d{0,4}$/.test(text),
  )
  return found === undefined ? '0' : String(Number(found))
}

/** `number4` has four digits at least; `topic` is the name without the number that it may begin with. */
function numbered(slug: string, number: string) {
  return { number, number4: number.padStart(4, '0'), topic: slug.replace(/^\d{1,5}-(?=[a-z0-9+.-])/, '') }
}

/**
 * Who does what, by the words of blueprints: the lead answers for it, the note-taker drafts it, the approver agrees; who
 * is named in the blueprint itself comes first, but for who wrote this.
 */
function peopleOf(record: NoteRecord, context: ExportContext, kept: BlueprintEntry | null) {
  const role = (key: string) => {
    const person = Object.hasOwn(record.roles, key) ? record.roles[key] : undefined
    return person === undefined ? NOBODY : personView(person, context.people)
  }
  const [lead, drafter, approver] = [role('lead'), role('note-taker'), role('approver')]
  const named = [lead, drafter].filter(({ name }) => name !== '')
  const authors = named.filter((person, index) => named.findIndex(({ id }) => id === person.id) === index)
  const nameOr = (person: PersonRef | null | undefined, usual: PersonView) =>
    person ? personView(person, context.people) : usual
  return {
    ...{ lead, authors },
    assignee: nameOr(kept?.assignee, lead),
    drafter: nameOr(kept?.drafter, drafter),
    approver: nameOr(kept?.approver, approver),
  }
}

function titleOfSession(record: NoteRecord): string {
  return oneLine(record.session.title) || record.session.id
}

function whenOf(record: NoteRecord): string {
  return formatWhen(record.session.start, record.session.end, record.session.timezone)
}

function liaisonOf(record: NoteRecord, context: ExportContext): string {
  const approver = Object.hasOwn(record.roles, 'approver') ? record.roles['approver'] : undefined
  return approver ? personView(approver, context.people).id : 'None'
}
