/** Blueprints asked for in the query language. Rule K10. */
import { expect, test } from 'vitest'
import { newBlueprint, type BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import { blueprintFits } from '#note/blueprints/fits.ts'
import { lifecycleOf } from '#note/blueprints/lifecycle.ts'
import { parseQuery } from '#note/search/query.ts'

const ME = { id: 'p-tobias', name: 'Tobias Lindqvist' }

function summary(fields: Partial<BlueprintEntry> & { readonly name: string }) {
  const blueprint = { ...newBlueprint({ name: fields.name, title: fields.name }), ...fields }
  return {
    blueprint,
    lifecycle: lifecycleOf(blueprint),
    sessions: ['server-a'],
    decisions: 0,
    actions: 0,
    open: 0,
  }
}

const ALL = [
  summary({ name: 'server-restart', priority: 'High', definition: 'Review', drafter: ME, milestone: '8.0' }),
  summary({ name: 'server-config', definition: 'Approved', implementation: 'Implemented' }),
  summary({ name: 'desktop-café', approver: { name: 'Daniela Vuković' }, title: 'A café for the desktop' }),
]

test.each([
  ['', ['server-restart', 'server-config', 'desktop-café']],
  ['cafe', ['desktop-café']],
  ['status:review', ['server-restart']],
  ['status:impl', ['server-config']],
  ['priority:high', ['server-restart']],
  ['drafter:tobias', ['server-restart']],
  ['approver:vukovic', ['desktop-café']],
  ['owner:vuk', ['desktop-café']],
  ['owner:nobody', ['server-config']],
  ['is:open -cafe', ['server-restart']],
  ['done', ['server-config']],
  ['mine', ['server-restart']],
  ['milestone:8', ['server-restart']],
  ['milestone:none open', ['desktop-café']],
  ['status:review,approved', ['server-restart', 'server-config']],
])('K10: "%s"', (text, names) => {
  const query = parseQuery(text, '2026-10-07')
  const found = ALL.filter((each) => blueprintFits(each, query, ME))
  expect(found.map(({ blueprint }) => blueprint.name)).toEqual(names)
})
