/** Templates: all problems at once, the fixed core, hostile files. Rules T1 to T9. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { completenessOf } from '#note/completeness.ts'
import { checkRecord } from '#note/findings.ts'
import { checkTemplateValue, parseTemplate } from '#note/template.ts'
import { buildRecord, shippedTemplate, shippedTemplateIds, templateText } from '../helpers/build-note.ts'

type Loose = Record<string, unknown>
interface LooseTemplate extends Loose {
  roles: Loose[]
  sections: (Loose & { takes: unknown })[]
  kinds: (Loose & { fields: Loose[] })[]
}

/** The shipped template, changed. */
function changed(change: (template: LooseTemplate) => void): unknown {
  const template = structuredClone(shippedTemplate('design-session')) as unknown as LooseTemplate
  change(template)
  return template
}

function problemsOf(value: unknown): string[] {
  const result = checkTemplateValue(value)
  return result.ok ? [] : result.problems.map(({ path, sentence }) => `${path}: ${sentence}`)
}

describe('shipped templates', () => {
  it.each(shippedTemplateIds())('T9: %s parses and survives being data', (id) => {
    const template = shippedTemplate(id)
    expect(checkTemplateValue(JSON.parse(JSON.stringify(template)))).toEqual({ ok: true, template })
  })

  it('T9: an empty note of the design session wants decisions, actions and blueprints', () => {
    const template = shippedTemplate('design-session')
    const record = buildRecord({ template })
    expect(
      checkRecord(record, template, { people: [], blueprints: [] }).map(
        ({ sentence, blocks }) => `${blocks}: ${sentence}`,
      ),
    ).toEqual([
      'opening: Session lead is not named. Who leads?',
      'opening: Note-taker is not named. Who takes notes?',
      'nothing: No closing sentence. In one sentence, what came of it?',
      'closing: No decision, and no reason why.',
      'closing: No action, and no reason why.',
      'closing: No blueprint, and no reason why.',
    ])
  })

  it('T9: an empty note of the retrospective wants an observation besides', () => {
    const template = shippedTemplate('retrospective')
    const findings = checkRecord(buildRecord({ template }), template, { people: [], blueprints: [] })
    expect(findings.filter(({ blocks }) => blocks === 'closing').map(({ section }) => section)).toEqual([
      'lookback',
      'decisions',
      'actions',
      'blueprints',
    ])
    expect(completenessOf(buildRecord({ template }), template, findings).done).toBe(0)
  })
})

describe('the core', () => {
  it.each(['decisions', 'actions', 'blueprints'])(
    'T2: a template without the section %s is refused',
    (key) => {
      const value = changed((t) => (t.sections = t.sections.filter((section) => section['key'] !== key)))
      expect(problemsOf(value)).toContain(`sections: Every template has the section ${key}. Add it.`)
    },
  )

  it.each(['decision', 'action', 'blueprint'])('T2: a template without the kind %s is refused', (key) => {
    const value = changed((t) => (t.kinds = t.kinds.filter((kind) => kind['key'] !== key)))
    expect(problemsOf(value)).toContain(`kinds: Every template has the kind ${key}. Add it.`)
  })

  it('T2: the core sections cannot be made optional, nor lose their kind', () => {
    const value = changed((t) => {
      for (const section of t.sections)
        Object.assign(section, {
          mandatory: false,
          takes: ['text', ...(section.takes as string[]).filter((kind) => kind !== 'text')],
        })
    })
    expect(problemsOf(value).map((problem) => problem.split(':')[0])).toEqual([
      'sections[2].takes',
      'sections[2].mandatory',
      'sections[3].takes',
      'sections[3].mandatory',
      'sections[5].takes',
      'sections[5].mandatory',
    ])
  })

  it.each([
    ['no owner', (fields: Loose[]) => fields.filter((field) => field['key'] !== 'owner')],
    [
      'an owner nobody asks for',
      (fields: Loose[]) =>
        fields.map((field) => (field['key'] === 'owner' ? { ...field, required: false } : field)),
    ],
    [
      'an owner in free words',
      (fields: Loose[]) =>
        fields.map((field) => (field['key'] === 'owner' ? { ...field, type: 'text' } : field)),
    ],
    [
      'a status of its own',
      (fields: Loose[]) =>
        fields.map((field) =>
          field['key'] === 'status'
            ? {
                ...field,
                initial: 'x',
                choices: [
                  { value: 'x', title: 'X' },
                  { value: 'y', title: 'Y' },
                ],
              }
            : field,
        ),
    ],
  ])('T3: an action with %s is refused', (_name, change) => {
    const value = changed((t) => {
      const action = t.kinds.find((kind) => kind['key'] === 'action')
      if (action) action.fields = change(action.fields)
    })
    expect(problemsOf(value)).toHaveLength(1)
    expect(problemsOf(value)[0]).toMatch(/^kinds\[1\]\.fields/)
  })

  it('T4: lead and note-taker are required at opening', () => {
    const value = changed((t) => {
      t.roles = [{ ...t.roles[0], required: false }]
    })
    expect(problemsOf(value)).toEqual([
      'roles[0]: A session opens with a named lead. Write required: true and askedAt: opening.',
      'roles: Every template asks for the role note-taker. Add it.',
    ])
  })
})

describe('problems', () => {
  it('T1: all problems come at once, each with its path', () => {
    const value = changed((t) => {
      t['version'] = 'one'
      t['colour'] = 'red'
      t['brief'] = ['1', '2', '3', '4', '5']
      Object.assign(t.sections[0] ?? {}, { key: 'Goal!', mandatory: 'yes' })
      Object.assign(t.kinds[0] ?? {}, { letter: 'dd' })
    })
    expect(problemsOf(value)).toEqual([
      'colour: "colour" is not known here. Known are: id, version, title, brief, roles, sections, kinds, hands.',
      'kinds[0].letter: This has 2 characters. Keep it to 1.',
      'version: This must be a whole number from 1.',
      'brief: This list has 5 entries. Keep it to 4.',
      'sections[0].key: "Goal!" cannot stand here. It must begin with a small letter and hold only small letters, digits and hyphens.',
      'sections[0].mandatory: This is a string. Write true or false.',
    ])
  })

  it('T5: keys twice, letters twice and reserved names are problems', () => {
    const value = changed((t) => {
      t.sections[1] = { ...t.sections[0], takes: ['text'] }
      Object.assign(t.kinds[2] ?? {}, { letter: 'D' })
      t.kinds[2]?.fields.push(
        { key: 'place', title: 'Place', type: 'text', required: false },
        { key: 'nobody', title: 'N', type: 'text', required: false },
      )
      t.roles.push({ key: 'summary', title: 'S', question: 'S?', required: false, askedAt: 'closing' })
    })
    expect(problemsOf(value).map((problem) => problem.split(':')[0])).toEqual([
      'kinds[2].fields[1].key',
      'kinds[2].fields[2].key',
      'kinds[2].letter',
      'roles[3].key',
      'sections[1].key',
    ])
  })

  it('T6: an unknown kind, a kind nobody takes and misplaced choices are problems', () => {
    const value = changed((t) => {
      Object.assign(t.sections[0] ?? {}, { takes: ['text', 'riddle', 'text'] })
      t.kinds.push({
        key: 'risk',
        title: 'Risk',
        letter: 'R',
        fields: [{ key: 'x', title: 'X', type: 'text', required: false, choices: [] }],
      })
    })
    expect(problemsOf(value).map((problem) => problem.split(':')[0])).toEqual([
      'kinds[4].fields[0].choices',
      'sections[0].takes[1]',
      'sections[0].takes[2]',
      'kinds[4].key',
    ])
  })

  it('T8: equal templates are equal as JSON, however their properties were ordered', () => {
    const template = shippedTemplate('design-session')
    const shuffled = Object.fromEntries(Object.entries(template).reverse())
    const result = checkTemplateValue(shuffled)
    expect(result.ok && JSON.stringify(result.template)).toBe(JSON.stringify(template))
  })
})

describe('hostile files', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghij'
      .split('')
      .map(
        (letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`,
      ),
  ].join('\n')

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['a list', '- 1'],
    ['broken YAML', 'a: [1, 2\nb: }'],
    ['a key twice', 'id: a\nid: b'],
    ['an alias bomb', bomb],
    ['endless nesting', '['.repeat(100_000)],
    ['a huge file', `id: ${'x'.repeat(600_000)}`],
    ['a tag', 'id: !!js/function "function () {}"'],
    ['a prototype', '__proto__: { sections: [] }'],
  ])('T7: %s is refused and nothing throws', (_name, text) => {
    const result = parseTemplate(text)
    expect(result.ok ? [] : result.problems.length).toBeGreaterThan(0)
  })

  it('T7: no value whatever makes the check throw', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          expect(checkTemplateValue(value).ok).toBe(false)
        },
      ),
    )
  })

  it('T7: no damage to the shipped template makes the check throw', () => {
    const text = templateText('design-session')
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (start, length, put) => {
        parseTemplate(text.slice(0, start) + put + text.slice(start + length))
      }),
      { numRuns: 60 },
    )
    expect(parseTemplate(stringify(shippedTemplate('retrospective'))).ok).toBe(true)
  })
})
