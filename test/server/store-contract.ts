/** What every store must do, whichever database is behind it: call with a factory that opens an empty one. */
import { expect, test } from 'vitest'
import { newBlueprint } from '#note/blueprints/blueprint-model.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { ItemChange } from '#note/wire/item-states.ts'
import type { Proposal } from '#note/wire/review.ts'
import type { Store } from '#server/store/store.ts'

const AT = '2026-10-07T11:30:00.000Z'

const SUMMIT: Summit = {
  id: 'harbour',
  title: 'Harbour',
  timezone: 'Europe/Lisbon',
  start: '2026-10-06',
  end: '2026-10-08',
  rooms: [
    { id: 'lantern', name: 'Lantern', seats: 60 },
    { id: 'capstan', name: 'Capstan' },
  ],
  tracks: [{ id: 'server', name: 'Server' }],
  people: [
    { id: 'elif', name: 'Elif Demir', launchpad: 'elifd' },
    { id: 'kofi', name: 'Kofi Mensah' },
  ],
  blueprints: [{ name: 'server-quotas', title: 'Quotas' }],
}

const SESSION: Session = {
  id: 'server-quotas',
  key: 'k1',
  title: 'Quotas',
  abstract: '',
  track: 'server',
  room: 'lantern',
  day: '2026-10-07',
  start: '2026-10-07T11:30:00Z',
  end: null,
  speakers: [{ name: 'Elif Demir' }],
  blueprints: [],
  state: 'scheduled',
  template: 'design-session',
  roles: {},
  unscheduled: false,
  dropped: false,
}

const TEMPLATE: Template = { id: 't', version: 1, title: 'T', brief: [], roles: [], sections: [], kinds: [] }

function update(seq: number, bytes: readonly number[], session = SESSION.id) {
  return {
    session,
    seq,
    bytes: Uint8Array.from(bytes),
    person: 'elif',
    newClients: seq === 1 ? [7] : [],
    at: AT,
  }
}

export function describeStore(open: () => Store): void {
  test('how a target is published comes back as it was chosen, target by target', () => {
    const store = open()
    const chosen = { folder: 'specs', cycle: '2027.1', author: '', values: { sig: 'sig-node' } }
    expect(store.summit.publishSettings('openstack-nova')).toBeNull()
    store.summit.savePublishSettings('openstack-nova', { ...chosen, folder: 'before' })
    store.summit.savePublishSettings('openstack-nova', chosen)
    expect(store.summit.publishSettings('openstack-nova')).toEqual(chosen)
    expect(store.summit.publishSettings('pep')).toBeNull()
  })

  test('the summit comes back as it was, and people are never removed', () => {
    const store = open()
    expect(store.summit.read()).toBeNull()
    store.summit.save(SUMMIT)
    expect(store.summit.read()).toEqual(SUMMIT)
    store.summit.save({ ...SUMMIT, people: [{ id: 'kofi', name: 'Kofi M.' }] })
    expect(store.summit.read()?.people).toEqual([SUMMIT.people[0], { id: 'kofi', name: 'Kofi M.' }])
  })

  test('a session is found, listed and, while nothing happened in it, removed', () => {
    const store = open()
    store.sessions.save(SESSION)
    expect(store.sessions.find(SESSION.id)).toEqual(SESSION)
    expect(store.sessions.list()).toEqual([SESSION])
    expect(store.sessions.remove(SESSION.id)).toBe(true)
    expect(store.sessions.find(SESSION.id)).toBeNull()
  })

  test('a session with a note is not removed', () => {
    const store = open()
    store.sessions.save(SESSION)
    store.notes.append([update(1, [0, 0])])
    expect(store.sessions.remove(SESSION.id)).toBe(false)
  })

  test('S6 a step is kept with who, when and why, and the template is frozen with it', () => {
    const store = open()
    store.sessions.save(SESSION)
    const change = {
      at: AT,
      from: 'scheduled',
      to: 'open',
      by: { id: 'elif', name: 'Elif' },
      reason: 'r',
    } as const
    store.sessions.changeState({ ...SESSION, state: 'open' }, change, TEMPLATE)
    expect(store.sessions.find(SESSION.id)?.state).toBe('open')
    expect(store.sessions.history(SESSION.id)).toEqual([change])
    expect(store.sessions.frozenTemplate(SESSION.id)).toEqual(TEMPLATE)
    expect(() => store.sessions.changeState(SESSION, change, null)).toThrow('somebody was faster')
  })

  test('a token is live until it is revoked, and its role can change', () => {
    const store = open()
    store.summit.save(SUMMIT)
    const token = {
      hash: 'h',
      person: 'elif',
      role: 'reader',
      tracks: [],
      session: null,
      createdAt: AT,
      expiresAt: null,
      revokedAt: null,
    } as const
    store.access.saveToken(token)
    expect(store.access.findToken('h')).toEqual(token)
    expect([store.access.isClaimed('elif'), store.access.isClaimed('kofi')]).toEqual([true, false])
    expect(store.access.setRole('elif', 'track-lead', ['server'])).toBe(1)
    expect(store.access.findToken('h')).toMatchObject({ role: 'track-lead', tracks: ['server'] })
    expect(store.access.revokePerson('elif', AT)).toBe(1)
    expect(store.access.findToken('h')?.revokedAt).toBe(AT)
    expect(store.access.revokePerson('elif', AT)).toBe(0)
  })

  test('an invite is found by its hash and marked as used', () => {
    const store = open()
    const invite = {
      hash: 'i',
      role: 'organizer',
      tracks: [],
      name: 'N',
      session: null,
      createdAt: AT,
      expiresAt: AT,
      usedAt: null,
    } as const
    expect(store.access.hasOrganizer()).toBe(false)
    store.access.addInvite(invite)
    expect(store.access.findInvite('i')).toEqual(invite)
    store.access.markInviteUsed('i', AT)
    expect(store.access.findInvite('i')?.usedAt).toBe(AT)
    expect(store.access.hasOrganizer()).toBe(true)
  })

  test('a note is its newest snapshot and the updates behind it', () => {
    const store = open()
    store.sessions.save(SESSION)
    store.notes.append([update(1, [1]), update(2, [2])])
    store.notes.saveSnapshot(SESSION.id, 1, Uint8Array.from([9]), AT)
    const note = store.notes.read(SESSION.id)
    expect([...(note.snapshot ?? [])]).toEqual([9])
    expect(note.tail.map((each) => [...each])).toEqual([[2]])
    expect([note.seq, note.snapshotSeq, [...note.clients]]).toEqual([2, 1, [[7, 'elif']]])
    expect(store.notes.heads().get(SESSION.id)).toEqual({ seq: 2, lastEditAt: AT })
    expect(store.notes.read('other').seq).toBe(0)
  })

  test('updates are stored all or none', () => {
    const store = open()
    store.notes.append([update(1, [1])])
    expect(() => store.notes.append([update(2, [2]), update(1, [1])])).toThrow()
    expect(store.notes.read(SESSION.id).seq).toBe(1)
  })

  test('H8 H9 versions are listed by their place in the log, and a note can be had as it was at any update', () => {
    const store = open()
    store.notes.append([update(1, [1]), update(2, [2]), update(3, [3])])
    store.notes.saveSnapshot(SESSION.id, 2, Uint8Array.from([9]), AT)
    const closed = { seq: 3, kind: 'closed', at: AT, by: { name: 'Ada' } } as const
    const opened = { seq: 1, kind: 'opened', at: AT, by: { id: 'elif', name: 'Elif' } } as const
    const approved = { seq: 3, kind: 'approved', at: AT, by: null } as const
    for (const version of [closed, opened, approved]) store.versions.keep(SESSION.id, version)
    expect(store.versions.list(SESSION.id)).toEqual([opened, closed, approved])
    expect(store.versions.list('other')).toEqual([])
    const bytesAt = (seq: number) => store.versions.readAt(SESSION.id, seq).updates.map((each) => [...each])
    expect([1, 2, 3].map(bytesAt)).toEqual([[[1]], [[9]], [[9], [3]]])
    expect(store.versions.readAt(SESSION.id, 7).seq).toBe(3)
    expect([store.versions.writtenAt(SESSION.id, 2), store.versions.writtenAt(SESSION.id, 7)]).toEqual([
      AT,
      null,
    ])
    expect([...store.versions.clients(SESSION.id)]).toEqual([[7, 'elif']])
  })

  test('K6 a blueprint keeps what was said of it and its steps, also when the summit is saved anew', () => {
    const store = open()
    store.summit.save(SUMMIT)
    expect(store.blueprints.list().map((each) => [each.name, each.definition])).toEqual([
      ['server-quotas', 'New'],
    ])
    const entry = { ...newBlueprint({ name: 'server-tls', title: 'TLS' }), milestone: 'rc1', revision: 1 }
    const step = { at: AT, by: { name: 'Launchpad' }, field: 'milestone', from: '', to: 'rc1' } as const
    store.blueprints.save(entry, [step])
    store.blueprints.save({ ...entry, title: 'TLS all over' }, [])
    expect(store.blueprints.find('server-tls')).toEqual({ ...entry, title: 'TLS all over' })
    expect(store.blueprints.history('server-tls')).toEqual([step])
    const summit = store.summit.read() ?? SUMMIT
    expect(summit.blueprints.map((each) => each.name)).toEqual(['server-quotas', 'server-tls'])
    store.summit.save(summit)
    expect(store.blueprints.find('server-tls')?.milestone).toBe('rc1')
    expect(store.blueprints.find('nowhere')).toBeNull()
  })

  test('W3 a proposal is answered once, and waits again where what was promised could not be done', () => {
    const store = open()
    store.summit.save(SUMMIT)
    store.sessions.save(SESSION)
    const proposal: Proposal = {
      ...{ id: 'p1', session: SESSION.id, edit: { kind: 'text', line: 'l1', text: 'New' }, was: 'Old' },
      ...{ base: 3, why: '', by: { name: 'Kofi Mensah' }, at: AT, state: 'open', answer: null },
    }
    const taken: Proposal = { ...proposal, state: 'taken', answer: { by: { name: 'Elif Demir' }, at: AT } }
    store.reviews.addProposal(proposal)
    expect([store.reviews.answerProposal(taken), store.reviews.answerProposal(taken)]).toEqual([true, false])
    expect(store.reviews.proposals(SESSION.id)).toEqual([taken])
    store.reviews.reopenProposal(taken)
    expect(store.reviews.proposals(SESSION.id)).toEqual([proposal])
    expect(store.reviews.answerProposal(taken)).toBe(true)
  })

  test('I5 what became of items is only ever added to, by session, and its status steps are one list', () => {
    const store = open()
    const change = (line: string, to: string, session = SESSION.id): ItemChange => ({
      ...{ session, line, field: 'status', from: 'TODO', to, over: 'TODO', where: 'beside' },
      ...{ by: { name: 'Kofi Mensah' }, at: AT },
    })
    const due: ItemChange = { ...change('l1', ''), field: 'due', from: null, to: '2026-10-16', over: null }
    expect(store.itemStates.version(SESSION.id)).toBe(0)
    store.itemStates.add([change('l1', 'DONE'), due])
    const version = store.itemStates.version(SESSION.id)
    store.itemStates.add([change('l9', 'BLOCKED', 'elsewhere')])
    expect(store.itemStates.version(SESSION.id)).toBe(version)
    store.itemStates.add([change('l1', 'TODO')])
    expect(store.itemStates.version(SESSION.id)).toBeGreaterThan(version)
    expect(store.itemStates.changes(SESSION.id)).toEqual([change('l1', 'DONE'), due, change('l1', 'TODO')])
    expect(store.itemStates.steps().map(({ line, to }) => `${line} ${to}`)).toEqual([
      'l1 DONE',
      'l9 BLOCKED',
      'l1 TODO',
    ])
  })

  test('M9: milestones are kept by day, and a schedule that is saved again leaves them', () => {
    const store = open()
    store.summit.save(SUMMIT)
    expect(store.summit.read()?.milestones).toBeUndefined()
    store.summit.saveMilestones([
      { name: 'rc1', day: '2026-12-01' },
      { name: 'beta1', day: '2026-11-06' },
    ])
    store.summit.save(SUMMIT)
    expect(store.summit.read()?.milestones?.map(({ name }) => name)).toEqual(['beta1', 'rc1'])
    store.summit.saveMilestones([])
    expect(store.summit.read()?.milestones).toBeUndefined()
  })

  test('several calls together are one step', () => {
    const store = open()
    const act = () =>
      store.together(() => {
        store.summit.save(SUMMIT)
        throw new Error('no')
      })
    expect(act).toThrow('no')
    expect(store.summit.read()).toBeNull()
  })
}
