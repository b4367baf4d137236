/**
 * Publishing over the API: the plan for a folder below the one that the relay was given when it was started, its carrying
 * out, one at a time, with commits where that folder is in a git repository, and hand edits back to the notes. A request
 * names a target and sessions; the folder and how the target is published are what an organizer chose.
 */
import { setImmediate } from 'node:timers/promises'
import type { Target } from '#note/exports/target.ts'
import { leadsSession, type Actor, type Person, type Session, type Summit } from '#note/summit.ts'
import type {
  KeptEdit,
  PublishFile,
  PublishPlan,
  PublishProposed,
  PublishReceipt,
  PublishRepository,
  PublishRow,
  PublishSettings,
} from '#note/wire/publish.ts'
import { wordsOf } from '../documents/document.ts'
import type { Drawing } from '../documents/drawing.ts'
import { readDocument } from '../documents/read-document.ts'
import { makeExport, type MadeExport, type MadeFile } from '../notes/plan-export.ts'
import type { NoteReader } from '../notes/note-reader.ts'
import type { Reviews } from '../notes/review.ts'
import { hasNote, type Store } from '../store/store.ts'
import { applyPlan, PublishError } from './apply-plan.ts'
import { editsBetween } from '#note/exports/diff-lines.ts'
import { handEdits, offerAt, wasOffered, type HandEdit } from './hand-edits.ts'
import { choicesOf, keptSettings } from './kept-settings.ts'
import { escapeFrom, placeOf, repositoryAt, type Place } from './place.ts'
import { planFiles, type PlannedFile } from './plan-files.ts'
import { readWritten, type Written } from './written.ts'

export interface PublishingOptions {
  /** Where files go, each target in its own folder below; null publishes nowhere. */
  readonly folder: string | null
  readonly store: Pick<Store, 'summit' | 'sessions' | 'blueprints' | 'reviews'>
  readonly reader: Pick<NoteReader, 'record'>
  readonly reviews: Pick<Reviews, 'propose'>
  readonly drawing: Pick<Drawing, 'draw'>
  readonly address: () => string
}

export interface PublishWish {
  readonly target: Target
  readonly summit: Summit
  readonly actor: Actor
  /** Null for all that the actor leads. */
  readonly sessions: readonly string[] | null
  readonly settings: Readonly<Record<string, string>>
}

/** States whose notes are agreed. */
const AGREED: readonly string[] = ['approved', 'published']

export class Publishing {
  readonly #options: PublishingOptions
  /** Which sessions made a file when its plan was last made, by target and path: to look at it, no others are read. */
  readonly #makers = new Map<string, readonly string[]>()
  #busy = false

  constructor(options: PublishingOptions) {
    this.#options = options
  }

  get hasFolder(): boolean {
    return this.#options.folder !== null
  }

  async plan(wish: PublishWish): Promise<PublishPlan> {
    const look = await this.#look(wish)
    return this.#planOf(wish, look, await gateOf(look))
  }

  /** The two texts of one file of the plan; null where the plan has no such file. */
  async file(wish: PublishWish, path: string): Promise<PublishFile | null> {
    const makers = this.#makers.get(keyOf(wish.target, path)) ?? []
    const own = makers.length === 0 ? wish : { ...wish, sessions: makers }
    const { planned, made } = await this.#look(own)
    const found = planned.find((each) => each.path === path)
    if (found === undefined) return heldFile(made.files.find((each) => each.path === path))
    const { before, text, document, made: source } = found
    if (document === undefined)
      return { path, before, after: text, document: false, kept: await this.#keptIn(found) }
    const after = wordsOf(readDocument(source))
    const isOurs = found.change !== 'new' && !document.keptWhole
    return { path, before: isOurs ? after : '', after, document: true, kept: [] }
  }

  async #keptIn(file: PlannedFile): Promise<readonly KeptEdit[]> {
    if (file.edits.length === 0) return []
    const { store, reader } = this.#options
    const session = store.sessions.find(file.session)
    const record = session === null ? null : await reader.record(session)
    const edits = record === null ? [] : handEdits(file, record)
    const proposals = store.reviews.proposals(file.session)
    return file.edits.map(({ at, lines, written, note }, place) => {
      const offer = offerAt(place, edits, proposals)
      return { line: at + 1, count: lines.length, written, note, offer }
    })
  }

  /** The files themselves, of everything that nothing holds back. */
  async files(wish: PublishWish): Promise<readonly MadeFile[]> {
    return (await this.#make(wish, false)).files
  }

  /** Null where another plan is being carried out. Rejects with PublishError. */
  async apply(wish: PublishWish): Promise<PublishReceipt | null> {
    if (this.#busy || !this.hasFolder) return null
    this.#busy = true
    try {
      const look = await this.#look(wish)
      const { planned, written, place, settings } = look
      if (place === null) return null
      const { repository, blocked } = await gateOf(look)
      if (blocked !== null) throw new PublishError(blocked, 'place')
      const commits = repository === null ? null : { author: settings.author }
      const made = await applyPlan(planned, { folder: place.folder, written, commits })
      const paths = planned.filter(({ change }) => change !== 'same').map(({ path }) => path)
      return { ...(await this.plan(wish)), written: paths, commits: made }
    } finally {
      this.#busy = false
    }
  }

  /** Offers what was changed there by hand to the notes, as this person; what was offered before is not again. */
  async propose(wish: PublishWish, person: Person): Promise<PublishProposed> {
    const { reviews, store } = this.#options
    let proposed = 0
    for (const offer of (await this.#look(wish)).offers) {
      const session = store.sessions.find(offer.session)
      if (session === null || wasOffered(store.reviews.proposals(offer.session), offer)) continue
      const { path, edit } = offer
      await reviews.propose(session, person, { edit, why: `Changed in ${path}` })
      proposed += 1
    }
    return { proposed }
  }

  /** The sessions that are asked for and that this person leads. */
  #sessions({ actor, sessions }: PublishWish): readonly Session[] {
    return this.#options.store.sessions
      .list()
      .filter((each) => hasNote(each.state) && leadsSession(actor, each))
      .filter((each) => sessions === null || sessions.includes(each.id))
  }

  async #make(wish: PublishWish, blockedToo: boolean): Promise<MadeExport> {
    const { reader, store, address } = this.#options
    const { target, summit } = wish
    const { cycle, values } = keptSettings(store, target)
    const settings = { ...values, ...wish.settings }
    const agreed = this.#sessions(wish).filter(({ state }) => AGREED.includes(state))
    const withNotes = store.sessions.list().filter(({ state }) => hasNote(state))
    return makeExport({
      ...{ target, summit, settings, cycle, reader, blockedToo, sessions: agreed, address: address() },
      blueprintOf: store.blueprints.find,
      whole: wish.sessions === null && agreed.length === withNotes.length,
    })
  }

  async #look(wish: PublishWish): Promise<Look> {
    const { reader, store } = this.#options
    const made = await this.#make(wish, true)
    for (const { path, sessions } of made.files) this.#makers.set(keyOf(wish.target, path), sessions)
    const heldBack = new Set(made.problems.filter(({ blocking }) => blocking).map(({ session }) => session))
    const sound = made.files.filter(({ session }) => !heldBack.has(session))
    const there = await this.#there(wish.target, sound)
    const offers: HandEdit[] = []
    for (const each of there.planned) {
      // A turn for the sockets between two files.
      await setImmediate()
      const session = each.edits.length === 0 ? null : store.sessions.find(each.session)
      const record = session === null ? null : await reader.record(session)
      const known = store.reviews.proposals(each.session)
      if (record !== null)
        offers.push(...handEdits(each, record).filter((offer) => !wasOffered(known, offer)))
    }
    return { made, heldBack, offers, ...there }
  }

  /** What is where the target's files go, and what would be. */
  async #there(target: Target, files: readonly MadeFile[]): Promise<There> {
    const { store, folder, drawing } = this.#options
    const settings = keptSettings(store, target)
    const nowhere = { settings, planned: files.map(asNew), written: NOTHING_WRITTEN }
    if (folder === null) return { ...nowhere, place: null, astray: null }
    const place = placeOf(folder, settings)
    const astray = escapeFrom(place, files)
    // Nothing is read there either where a link leads elsewhere.
    if (astray !== null) return { ...nowhere, place, astray }
    const written = readWritten(place.folder, target.id)
    const planned = await planFiles(place.folder, files, written, drawing.draw)
    return { settings, place, astray, planned, written }
  }

  #planOf(wish: PublishWish, look: Look, gate: Gate): PublishPlan {
    const { id, title } = wish.target
    const sessions = this.#sessions(wish)
    const rows = sessions.flatMap((session) => rowsOf(session, look))
    const common = look.planned.filter(({ session }) => session === '').map((file) => rowOf(file, null, look))
    const { settings } = look
    return {
      ...{ target: { id, title }, folder: this.hasFolder, rows: [...rows, ...common] },
      ...{ settings, choices: choicesOf(wish.target), ...gate },
    }
  }
}

interface Look extends There {
  readonly made: MadeExport
  readonly heldBack: ReadonlySet<string>
  readonly offers: readonly HandEdit[]
}

interface There {
  readonly settings: PublishSettings
  /** Null where the relay has no folder to publish into. */
  readonly place: Place | null
  readonly planned: readonly PlannedFile[]
  readonly written: Written
  /** Why nothing there is read or written: a name or a link leads elsewhere. */
  readonly astray: string | null
}

/** Whether what is planned can be written now, and where it is committed. */
interface Gate {
  readonly repository: PublishRepository | null
  readonly blocked: string | null
}

async function gateOf({ place, astray, planned }: There): Promise<Gate> {
  const git = place === null || astray !== null ? null : await repositoryAt(place, planned)
  return { repository: git?.repository ?? null, blocked: astray ?? git?.problem ?? null }
}

function keyOf({ id }: Target, path: string): string {
  return `${id} ${path}`
}

/** Without a folder nothing is there and nothing is remembered. */
const NOTHING_WRITTEN: Written = {
  files: {},
  base: () => null,
  keep: () => undefined,
  report: (name) => name,
}

function asNew({ path, session, commit, text }: MadeFile): PlannedFile {
  return {
    path,
    session,
    commit,
    change: 'new',
    before: '',
    text,
    made: text,
    edits: [],
    contested: 0,
    base: '',
  }
}

function heldFile(file: MadeFile | undefined): PublishFile | null {
  if (file === undefined) return null
  const { path, text, writer } = file
  return writer === undefined
    ? { path, before: '', after: text, document: false, kept: [] }
    : { path, before: '', after: wordsOf(readDocument(text)), document: true, kept: [] }
}

/** A session's files; one row without a file where it is not agreed, or where nothing came of it. */
function rowsOf(session: Session, look: Look): readonly PublishRow[] {
  const { id, title, state } = session
  const problems = look.made.problems
    .filter((each) => each.session === id)
    .map(({ session: _, ...each }) => each)
  const empty = { added: 0, removed: 0, edits: 0, contested: 0, offers: 0 }
  const held = (path: string, own: PublishRow['problems']): PublishRow => ({
    ...{ session: id, title, state, path, change: 'held', problems: own },
    ...empty,
  })
  if (!AGREED.includes(state)) {
    const message = `It is ${state}. What is not approved is not published.`
    return [held('', [{ code: 'not-approved', message, blocking: true }])]
  }
  if (look.heldBack.has(id))
    return [held(look.made.files.find((each) => each.session === id)?.path ?? '', problems)]
  const files = look.planned.filter((each) => each.session === id)
  return files.map((file, index) => rowOf(file, session, look, index === 0 ? problems : []))
}

function rowOf(
  file: PlannedFile,
  session: Session | null,
  look: Look,
  problems: PublishRow['problems'] = [],
): PublishRow {
  const { path, before, text, document, edits, contested } = file
  const change = document?.keptWhole ? 'kept' : file.change
  const counted =
    document !== undefined || change === 'same' ? [] : editsBetween(linesIn(before), linesIn(text))
  return {
    ...{ session: session?.id ?? null, title: session?.title ?? path, state: session?.state ?? null },
    ...{ path, change, problems, contested, edits: edits.length },
    added: counted.filter(([sign]) => sign === '+').length,
    removed: counted.filter(([sign]) => sign === '-').length,
    offers: look.offers.filter((each) => each.path === path).length,
  }
}

function linesIn(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
