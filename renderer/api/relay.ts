/**
 * Asks the relay over HTTP. Every call ends in an answer or in a failure as a value; nothing here throws, keeps state
 * or knows a screen. The token travels in a header, never in an address.
 */
import type {
  DroppedAnswer,
  NewWebhookAnswer,
  Webhook,
  WebhookRequest,
  WebhooksAnswer,
} from '#note/wire/webhooks.ts'
import { say } from '../words/say.ts'
import type { AdoptAnswer, AdoptRequest } from '#note/wire/adopt.ts'
import type { Finding, NoteRecord } from '#note/record-model.ts'
import type {
  ErrorAnswer,
  ExportAnswer,
  GuestLinkAnswer,
  GuestsAnswer,
  GuestsWish,
  WritersAnswer,
  Item,
  ItemsAnswer,
  JoinAnswer,
  JoinRequest,
  Me,
  MadeSessionRequest,
  SessionAnswer,
  SessionsAnswer,
  StateRequest,
  SummitAnswer,
  TargetsAnswer,
} from '#note/wire/api.ts'
import type {
  BlueprintAnswer,
  BlueprintsAnswer,
  EditBlueprintRequest,
  ImportBlueprintsAnswer,
  ImportBlueprintsRequest,
  NewBlueprintRequest,
} from '#note/wire/blueprints.ts'
import type { FeedbackAnswer } from '#note/wire/feedback.ts'
import type { ItemPatch, OwnerAnswerRequest, StepsAnswer } from '#note/wire/item-states.ts'
import type { ItemHistoryAnswer } from '#note/wire/item-story.ts'
import type { RadarAnswer } from '#note/wire/radar.ts'
import type {
  PublishFile,
  PublishFileRequest,
  PublishPlan,
  PublishProposed,
  PublishReceipt,
  PublishRequest,
  PublishSettingsAnswer,
  PublishSettingsRequest,
} from '#note/wire/publish.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import type { SummariesAnswer } from '#note/wire/summaries.ts'
import type {
  AuthorsAnswer,
  ComparisonAnswer,
  RestoreAnswer,
  RestoreRequest,
  VersionsAnswer,
} from '#note/wire/history.ts'
import type {
  AnswerProposalRequest,
  EditsAnswer,
  EditsRequest,
  MessageRequest,
  ProposeRequest,
  ReturnItemRequest,
  ReturnedAnswer,
  ReviewAnswer,
} from '#note/wire/review.ts'

/** Why a call gave nothing. `sentence` can be shown as it stands. */
export type Failure =
  | { readonly kind: 'unreachable'; readonly sentence: string }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly code: string
      readonly sentence: string
      readonly findings: readonly Finding[]
    }

/** `kept` where the relay could not be reached and this is what this computer last knew. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly kept?: true }
  | { readonly ok: false; readonly failure: Failure }

export interface Relay extends PublishCalls, ReviewCalls, WebhookCalls, GuestCalls, ItemCalls {
  readonly origin: string
  readonly token: string
  readonly me: () => Promise<Answer<Me>>
  readonly summit: () => Promise<Answer<SummitAnswer>>
  readonly sessions: () => Promise<Answer<SessionsAnswer>>
  /** Makes a session under an id of one's own; the answer's may be that of its twin. */
  readonly bringSession: (id: string, request: MadeSessionRequest) => Promise<Answer<SessionAnswer>>
  readonly session: (id: string) => Promise<Answer<SessionAnswer>>
  readonly record: (id: string) => Promise<Answer<NoteRecord>>
  readonly changeState: (id: string, request: StateRequest) => Promise<Answer<unknown>>
  readonly search: (query: string) => Promise<Answer<SearchAnswer>>
  readonly allItems: () => Promise<Answer<ItemsAnswer>>
  /** Empty for all days or all tracks. */
  readonly summaries: (of: {
    readonly day: string
    readonly track: string
  }) => Promise<Answer<SummariesAnswer>>
  /** Of one kind, all of them or those that the query lets through. */
  readonly items: (kind: string, query?: string) => Promise<Answer<ItemsAnswer>>
  /** Open questions that other sessions sent to this one. */
  readonly questionsFor: (id: string) => Promise<Answer<ItemsAnswer>>
  readonly targets: () => Promise<Answer<TargetsAnswer>>
  readonly exportSession: (id: string, target: string) => Promise<Answer<ExportAnswer>>
  readonly versions: (id: string) => Promise<Answer<VersionsAnswer>>
  /** The note as it was at this version. */
  readonly versionRecord: (id: string, seq: number) => Promise<Answer<NoteRecord>>
  readonly compare: (id: string, from: number, to: number) => Promise<Answer<ComparisonAnswer>>
  readonly authors: (id: string) => Promise<Answer<AuthorsAnswer>>
  readonly restore: (id: string, request: RestoreRequest) => Promise<Answer<RestoreAnswer>>
}

interface ItemCalls {
  /** Sets fields of an item; the answer is the item as it is then. */
  readonly setItem: (id: string, line: string, patch: ItemPatch) => Promise<Answer<Item>>
  readonly answerItem: (id: string, line: string, request: OwnerAnswerRequest) => Promise<Answer<Item>>
  /** Of one session, of any kind. */
  readonly itemsOf: (session: string) => Promise<Answer<ItemsAnswer>>
  readonly itemHistory: (id: string, line: string) => Promise<Answer<ItemHistoryAnswer>>
  /** Every change of an action's status, for charts. */
  readonly steps: () => Promise<Answer<StepsAnswer>>
  readonly blueprints: () => Promise<Answer<BlueprintsAnswer>>
  /** What the radar found between rooms. */
  readonly radar: () => Promise<Answer<RadarAnswer>>
  readonly feedback: () => Promise<Answer<FeedbackAnswer>>
  readonly dismissHint: (id: string) => Promise<Answer<RadarAnswer>>
  readonly blueprint: (name: string) => Promise<Answer<BlueprintAnswer>>
  readonly registerBlueprint: (request: NewBlueprintRequest) => Promise<Answer<BlueprintAnswer>>
  /** What a file of blueprints does; with `take` it is done. */
  readonly importBlueprints: (request: ImportBlueprintsRequest) => Promise<Answer<ImportBlueprintsAnswer>>
  /** Refused with 409 where somebody was faster. */
  readonly editBlueprint: (name: string, request: EditBlueprintRequest) => Promise<Answer<BlueprintAnswer>>
  readonly exportBlueprint: (name: string, target: string) => Promise<Answer<ExportAnswer>>
  /** What an old note would become here; with `take` it is taken in. */
  readonly adopt: (id: string, request: AdoptRequest) => Promise<Answer<AdoptAnswer>>
}

interface ReviewCalls {
  /** Edits by line as whoever is signed in; the answer holds what takes them back. */
  readonly edit: (id: string, request: EditsRequest) => Promise<Answer<EditsAnswer>>
  readonly review: (id: string) => Promise<Answer<ReviewAnswer>>
  /** What came back to whoever is signed in. */
  readonly returned: () => Promise<Answer<ReturnedAnswer>>
  readonly returnItem: (id: string, request: ReturnItemRequest) => Promise<Answer<unknown>>
  /** What was asked for of a returned item is done. */
  readonly settleReturned: (id: string, item: string) => Promise<Answer<unknown>>
  /** Whoever is signed in has read the note up to this update. */
  readonly seen: (id: string, seq: number) => Promise<Answer<unknown>>
  /** One sentence to those who write in the note now. */
  readonly message: (id: string, request: MessageRequest) => Promise<Answer<unknown>>
  readonly propose: (id: string, request: ProposeRequest) => Promise<Answer<unknown>>
  readonly answerProposal: (
    id: string,
    proposal: string,
    request: AnswerProposalRequest,
  ) => Promise<Answer<unknown>>
}

interface PublishCalls {
  readonly publishPlan: (request: PublishRequest) => Promise<Answer<PublishPlan>>
  readonly publishFile: (request: PublishFileRequest) => Promise<Answer<PublishFile>>
  readonly publish: (request: PublishRequest) => Promise<Answer<PublishReceipt>>
  readonly choosePublishing: (request: PublishSettingsRequest) => Promise<Answer<PublishSettingsAnswer>>
  readonly publishZip: (request: PublishRequest) => Promise<Answer<Uint8Array<ArrayBuffer>>>
  readonly offerHandEdits: (request: PublishRequest) => Promise<Answer<PublishProposed>>
}

interface GuestCalls {
  /** A fresh link that lets guests into this note. */
  readonly guestLink: (id: string) => Promise<Answer<GuestLinkAnswer>>
  readonly guests: (id: string) => Promise<Answer<GuestsAnswer>>
  readonly welcomeGuests: (id: string, wish: GuestsWish) => Promise<Answer<unknown>>
  /** Whose the client ids of the note are. */
  readonly writers: (id: string) => Promise<Answer<WritersAnswer>>
  readonly showAttribution: (shown: boolean) => Promise<Answer<unknown>>
  readonly endGuest: (id: string, person: string) => Promise<Answer<unknown>>
}

interface WebhookCalls {
  /** Without secrets; for organizers. */
  readonly webhooks: () => Promise<Answer<WebhooksAnswer>>
  /** The answer tells the secret, this once. */
  readonly addWebhook: (request: WebhookRequest) => Promise<Answer<NewWebhookAnswer>>
  readonly removeWebhook: (id: string) => Promise<Answer<unknown>>
  /** Calls it again at once, with what waits for it. */
  readonly retryWebhook: (id: string) => Promise<Answer<Webhook>>
  /** One event that waits is never posted, or all of them where none is named. */
  readonly dropWaiting: (id: string, number: number | null) => Promise<Answer<DroppedAnswer>>
}

interface Request {
  /** POST where there is a body, else GET. */
  readonly method?: string
  readonly path: string
  readonly token?: string
  readonly body?: unknown
}

const UNREACHABLE: Failure = {
  kind: 'unreachable',
  sentence: say('frame.relaySilent'),
}

/** Trades an invite's secret for a session token at the relay with this origin; with a guest's token as that person. */
export function joinSummit(
  origin: string,
  request: JoinRequest,
  token: string | null = null,
): Promise<Answer<JoinAnswer>> {
  return ask<JoinAnswer>(origin, { path: '/join', body: request, ...(token === null ? {} : { token }) })
}

/** Whom a token belongs to. */
export function whoIs(origin: string, token: string): Promise<Answer<Me>> {
  return ask<Me>(origin, { path: '/me', token })
}

/** The calls of one signed-in person at one relay. */
export function createRelay(origin: string, token: string): Relay {
  const asking: Asking = {
    get: <T>(path: string) => ask<T>(origin, { path, token }),
    post: <T>(path: string, body: unknown) => ask<T>(origin, { path, token, body }),
    send: <T>(request: Request) => ask<T>(origin, { ...request, token }),
  }
  const { get, post } = asking
  const blueprintAt = (name: string): string => `/blueprints/${encodeURIComponent(name)}`
  const itemAt = (id: string, line: string): string => `${at(id)}/items/${encodeURIComponent(line)}`
  return {
    ...{ origin, token },
    ...reviewCalls(asking),
    ...webhookCalls(asking),
    ...publishCalls(asking, (request) => askBytes(origin, { ...request, token })),
    ...guestCalls(asking),
    me: () => get('/me'),
    summit: () => get('/summit'),
    sessions: () => get('/sessions'),
    bringSession: (id, request) => ask(origin, { path: at(id), token, method: 'PUT', body: request }),
    session: (id) => get(at(id)),
    record: (id) => get(`${at(id)}/record`),
    changeState: (id, request) => post(`${at(id)}/state`, request),
    search: (query) => get(`/search?q=${encodeURIComponent(query)}`),
    allItems: () => get('/items'),
    summaries: (of) => get(`/summaries${queryOf(of)}`),
    items: (kind, query = '') =>
      get(`/items?kind=${encodeURIComponent(kind)}${query === '' ? '' : `&q=${encodeURIComponent(query)}`}`),
    itemsOf: (session) => get(`/items?session=${encodeURIComponent(session)}`),
    setItem: (id, line, body) => ask(origin, { path: itemAt(id, line), token, body, method: 'PATCH' }),
    answerItem: (id, line, request) => post(`${itemAt(id, line)}/answer`, request),
    itemHistory: (id, line) => get(`${itemAt(id, line)}/history`),
    steps: () => get('/items/steps'),
    blueprints: () => get('/blueprints'),
    questionsFor: (id) => get(`/items?kind=question&goesTo=${encodeURIComponent(id)}`),
    radar: () => get('/radar'),
    feedback: () => get('/feedback'),
    dismissHint: (id) => post('/radar/dismissed', { id }),
    blueprint: (name) => get(blueprintAt(name)),
    registerBlueprint: (request) => post('/blueprints', request),
    importBlueprints: (request) => post('/imports/blueprints', request),
    editBlueprint: (name, request) => post(blueprintAt(name), request),
    exportBlueprint: (name, target) => get(`${blueprintAt(name)}/export/${encodeURIComponent(target)}`),
    adopt: (id, request) => post(`${at(id)}/adopt`, request),
    targets: () => get('/export/targets'),
    exportSession: (id, target) => get(`${at(id)}/export/${encodeURIComponent(target)}`),
    versions: (id) => get(`${at(id)}/versions`),
    versionRecord: (id, seq) => get(`${at(id)}/versions/${String(seq)}/record`),
    compare: (id, from, to) => get(`${at(id)}/compare?from=${String(from)}&to=${String(to)}`),
    authors: (id) => get(`${at(id)}/authors`),
    restore: (id, request) => post(`${at(id)}/restore`, request),
  }
}

/** How one signed-in person asks. */
interface Asking {
  readonly get: <T>(path: string) => Promise<Answer<T>>
  readonly post: <T>(path: string, body: unknown) => Promise<Answer<T>>
  readonly send: <T>(request: Request) => Promise<Answer<T>>
}

function at(id: string): string {
  return `/sessions/${encodeURIComponent(id)}`
}

function reviewCalls({ get, post }: Asking): ReviewCalls {
  return {
    edit: (id, request) => post(`${at(id)}/edits`, request),
    review: (id) => get(`${at(id)}/review`),
    returned: () => get('/returned'),
    returnItem: (id, request) => post(`${at(id)}/returned`, request),
    settleReturned: (id, item) => post(`${at(id)}/returned/${encodeURIComponent(item)}/settled`, {}),
    seen: (id, seq) => post(`${at(id)}/review/seen`, { seq }),
    message: (id, request) => post(`${at(id)}/messages`, request),
    propose: (id, request) => post(`${at(id)}/proposals`, request),
    answerProposal: (id, proposal, request) =>
      post(`${at(id)}/proposals/${encodeURIComponent(proposal)}`, request),
  }
}

function publishCalls(
  { post, send }: Asking,
  bytes: (request: Request) => Promise<Answer<Uint8Array<ArrayBuffer>>>,
): PublishCalls {
  return {
    publishPlan: (request) => post('/publish/plan', request),
    publishFile: (request) => post('/publish/file', request),
    publish: (request) => post('/publish/apply', request),
    choosePublishing: (request) => send({ path: '/publish/settings', method: 'PUT', body: request }),
    publishZip: (request) => bytes({ path: '/publish/zip', body: request }),
    offerHandEdits: (request) => post('/publish/propose', request),
  }
}

function guestCalls({ get, send }: Asking): GuestCalls {
  return {
    guestLink: (id) => send({ path: `${at(id)}/guests`, method: 'POST' }),
    guests: (id) => get(`${at(id)}/guests`),
    welcomeGuests: (id, wish) => send({ path: `${at(id)}/guests`, method: 'PUT', body: wish }),
    endGuest: (id, person) =>
      send({ path: `${at(id)}/guests/${encodeURIComponent(person)}`, method: 'DELETE' }),
    writers: (id) => get(`${at(id)}/writers`),
    showAttribution: (shown) => send({ path: '/summit/attribution', method: 'PUT', body: { shown } }),
  }
}

function webhookCalls({ get, post, send }: Asking): WebhookCalls {
  const hook = (id: string): string => `/webhooks/${encodeURIComponent(id)}`
  return {
    webhooks: () => get('/webhooks'),
    addWebhook: (request) => post('/webhooks', request),
    removeWebhook: (id) => send({ path: hook(id), method: 'DELETE' }),
    retryWebhook: (id) => post(`${hook(id)}/resumed`, {}),
    dropWaiting: (id, number) =>
      send({ path: `${hook(id)}/waiting${number === null ? '' : `/${String(number)}`}`, method: 'DELETE' }),
  }
}

/** `?day=…&track=…`; what is empty is left out. */
function queryOf(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))
  return query.size === 0 ? '' : `?${query.toString()}`
}

async function ask<T>(origin: string, request: Request): Promise<Answer<T>> {
  try {
    const response = await fetch(`${origin}/api/v1${request.path}`, requestOptions(request))
    const text = await response.text()
    const body: unknown = text === '' ? null : JSON.parse(text)
    // The relay and this page are built from the same types; the shape is not checked a second time here.
    return response.ok
      ? { ok: true, value: body as T }
      : { ok: false, failure: readRefusal(response.status, body) }
  } catch {
    return { ok: false, failure: UNREACHABLE }
  }
}

/** The same where the answer is a file. */
async function askBytes(origin: string, request: Request): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetch(`${origin}/api/v1${request.path}`, requestOptions(request))
    if (response.ok) return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
    return { ok: false, failure: readRefusal(response.status, await response.json()) }
  } catch {
    return { ok: false, failure: UNREACHABLE }
  }
}

function requestOptions({ token, body, method }: Request): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`
  if (body === undefined) return { headers, method: method ?? 'GET' }
  headers['content-type'] = 'application/json'
  return { method: method ?? 'POST', headers, body: JSON.stringify(body) }
}

/** A refusal out of whatever the relay (or a proxy before it) sent. */
function readRefusal(status: number, body: unknown): Failure {
  const known = body as Partial<ErrorAnswer> | null
  const error = typeof known === 'object' && known !== null ? known.error : undefined
  return {
    kind: 'refused',
    status,
    code: error?.code ?? 'unknown',
    sentence: error?.message ?? say('frame.relayRefused', { status }),
    findings: known?.findings ?? [],
  }
}
