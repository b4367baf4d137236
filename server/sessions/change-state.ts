/**
 * The gates of a session's life (rules S1 to S8), enforced here and nowhere else: who may take a step, what must be
 * there before it, and what the relay writes into the note when it is opened.
 */
import * as Y from 'yjs'
import { aboutOf } from '#note/about.ts'
import { blockingFindings, checkOpening } from '#note/findings.ts'
import { MODEL_KEY, MODEL_VERSION } from '#note/model-version.ts'
import type { Finding } from '#note/record-model.ts'
import { mayChangeState, type PersonRef, type Session, type StateChange } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { StateRequest } from '#note/wire/api.ts'
import type { Access } from '../access/access.ts'
import type { SessionStore } from '../store/store.ts'

export type StateOutcome =
  | { readonly kind: 'changed'; readonly session: Session }
  | { readonly kind: 'refused'; readonly code: 'role' | 'state' | 'request'; readonly message: string }
  | { readonly kind: 'gate'; readonly message: string; readonly findings: readonly Finding[] }

export interface StateContext {
  readonly sessions: SessionStore
  readonly access: Access
  /** An instant. */
  readonly at: string
  /** The template a session is opened with. */
  readonly template: Template
  /** What is wrong with the note as it stands. */
  readonly findings: () => Promise<readonly Finding[]>
  /** The note as it is written, as updates to be applied in this order. */
  readonly updates: () => readonly Uint8Array[]
  /** Puts an update of the relay's own into the note; rejects where it cannot be stored. */
  readonly write: (update: Uint8Array) => Promise<void>
}

/** Takes the session one step further, or says why not and what is missing. */
export async function changeState(
  session: Session,
  request: StateRequest,
  context: StateContext,
): Promise<StateOutcome> {
  const refusal = whyRefused(session, request, context)
  if (refusal !== null) return refusal
  if (request.to === 'open') return openSession(session, request, context)
  if (request.to === 'closed') {
    const blocking = blockingFindings(await context.findings(), 'closing')
    if (blocking.length > 0) return gate('The note is not complete enough to close.', blocking)
    // Reading the note took a moment: somebody may have been faster.
    if (context.sessions.find(session.id)?.state !== session.state) {
      return {
        kind: 'refused',
        code: 'state',
        message: 'Somebody else has just changed this session: look again.',
      }
    }
  }
  return takeStep({ ...session, state: request.to }, { session, request, context, frozen: null })
}

function whyRefused(session: Session, request: StateRequest, context: StateContext): StateOutcome | null {
  const { access } = context
  if (!mayChangeState(access, session, request.to)) {
    // Whatever even an organizer could not do, the order of states forbids; the rest is a matter of role.
    return !mayChangeState({ role: 'organizer', tracks: [] }, session, request.to)
      ? {
          kind: 'refused',
          code: 'state',
          message: `A session that is ${session.state} cannot become ${request.to}.`,
        }
      : { kind: 'refused', code: 'role', message: `Only a lead of this session may make it ${request.to}.` }
  }
  if (request.to === 'returned' && (request.reason ?? '').trim() === '') {
    return {
      kind: 'refused',
      code: 'request',
      message: 'A note goes back only with a reason: say what is missing.',
    }
  }
  return null
}

async function openSession(
  session: Session,
  request: StateRequest,
  context: StateContext,
): Promise<StateOutcome> {
  const roles = request.roles ?? {}
  const missing = blockingFindings(checkOpening(roles, context.template), 'opening')
  if (missing.length > 0) return gate('Somebody must be named before the session opens.', missing)
  // The note first: should the store fail between the two, opening again finds these words and writes over them.
  const opening = { session: session.id, template: context.template, roles }
  await context.write(openingUpdate(context.updates(), opening))
  const step = { session, request, context, frozen: context.template }
  return takeStep({ ...session, state: 'open', roles }, step)
}

interface Step {
  /** As it was. */
  readonly session: Session
  readonly request: StateRequest
  readonly context: StateContext
  /** The template to freeze, at opening. */
  readonly frozen: Template | null
}

function takeStep(next: Session, { session, request, context, frozen }: Step): StateOutcome {
  const { person } = context.access
  const change: StateChange = {
    at: context.at,
    from: session.state,
    to: request.to,
    by: { id: person.id, name: person.name },
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  }
  context.sessions.changeState(next, change, frozen)
  return { kind: 'changed', session: next }
}

/** What the relay writes when a session opens: which session this is, a copy of its template, and the roles. */
export function openingUpdate(
  updates: readonly Uint8Array[],
  opening: { session: string; template: Template; roles: Readonly<Record<string, PersonRef>> },
): Uint8Array {
  const { session, template, roles } = opening
  const doc = new Y.Doc()
  for (const each of updates) Y.applyUpdate(doc, each)
  const before = Y.encodeStateVector(doc)
  const about = aboutOf(doc)
  doc.transact(() => {
    about.set('session', session)
    about.set(MODEL_KEY, MODEL_VERSION)
    about.set('template', { id: template.id, version: template.version, data: template })
    for (const [role, person] of Object.entries(roles)) about.set(role, { ...person })
  })
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return update
}

function gate(message: string, findings: readonly Finding[]): StateOutcome {
  return { kind: 'gate', message, findings }
}
