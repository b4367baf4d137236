/** Exports: goldens compared whole, targets as data, no clock, no failing. Rules E1 to E3, E7, E11, E12. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { exportRecord } from '#note/exports/export-record.ts'
import { checkRules } from '#note/exports/target-rules.ts'
import { parseTarget, type Target } from '#note/exports/target.ts'
import { noneText } from '#note/exports/view.ts'
import type { NoteRecord } from '#note/record-model.ts'
import {
  action,
  blueprint,
  buildRecord,
  decision,
  type NoteLine,
  type NotePlan,
  shippedTarget,
  shippedTargetIds,
  shippedTemplate,
  targetFiles,
} from '../helpers/build-note.ts'
import { CONTEXT, FULL_NOTE } from '../helpers/full-note.ts'
import { anyRecord } from '../helpers/any-record.ts'

/** A template without end runs into its limit: seconds, more on a busy computer. */
vi.setConfig({ testTimeout: 60_000 })

const TARGETS = shippedTargetIds()
const GOLDENS = '../fixtures/notes'

const EMPTY_NOTE: NotePlan = {
  none: { decisions: 'because we only listened.', actions: 'nothing to do', blueprints: 'None, too early' },
}

function withPath(target: Target, path: string): Target {
  return { ...target, files: target.files.map((file) => ({ ...file, path })) }
}

function firstText(target: Target, record: NoteRecord, context = CONTEXT): string {
  return exportRecord(target, record, context).files[0]?.text ?? ''
}

describe('goldens', () => {
  it.each(TARGETS)('E1: the full note as %s', async (id) => {
    const { files, problems } = exportRecord(shippedTarget(id), buildRecord(FULL_NOTE), CONTEXT)
    // Its blueprint has no number, so that a PEP or KEP of it is a draft.
    expect(problems.filter(({ code }) => code !== 'number-missing')).toEqual([])
    const shown = files.map(({ path, text }) => `== ${path}\n${text}`).join('\n')
    await expect(shown).toMatchFileSnapshot(`${GOLDENS}/full.${id}.golden`)
  })

  it.each(['markdown', 'html', 'openstack-nova'])('E3: a note of nothing but reasons as %s', async (id) => {
    const text = firstText(shippedTarget(id), buildRecord(EMPTY_NOTE))
    await expect(text).toMatchFileSnapshot(`${GOLDENS}/reasons.${id}.golden`)
  })

  it('E3: sections that a summit added are in the spec', async () => {
    const template = shippedTemplate('retrospective')
    const plan: NotePlan = {
      template,
      sections: {
        lookback: [
          { kind: 'observation', text: 'Reviews were quick', fields: { verdict: 'keep' } },
          'and kind',
        ],
      },
    }
    const text = firstText(shippedTarget('openstack-nova'), buildRecord(plan))
    expect(text).toContain('**Looking back**\n\n* **O1** Reviews were quick\n\nand kind\n')
    const nova = shippedTarget('openstack-nova')
    expect(checkRules(nova.rules, [{ path: 'x.rst', text }], nova.cycles[0]?.titles ?? [])).toEqual([])
  })
})

describe('reasons', () => {
  it.each([
    [null, 'None'],
    ['  ', 'None'],
    ['none', 'None'],
    ['we only listened', 'None, because we only listened.'],
    ['Because we only listened.', 'None, because we only listened.'],
    ['None, because of time', 'None, because of time.'],
  ])('E3: %j reads %j', (reason, text) => {
    expect(noneText(reason)).toBe(text)
  })
})

describe('names and paths', () => {
  const nova = shippedTarget('openstack-nova')
  const pathOf = (record: NoteRecord, context = CONTEXT) => exportRecord(nova, record, context).files[0]?.path

  it('E7: the spec is named after the first linked blueprint whose name fits', () => {
    const lines = {
      sections: {
        blueprints: [blueprint('Not Fit'), blueprint('other', 'depends on'), blueprint('fits-well')],
      },
    }
    expect(pathOf(buildRecord(lines))).toBe('specs/2027.1/approved/fits-well.rst')
    expect(pathOf(buildRecord(lines, { blueprints: ['planned'] }))).toBe('specs/2027.1/approved/planned.rst')
    expect(pathOf(buildRecord(lines), { ...CONTEXT, blueprint: 'other' })).toBe(
      'specs/2027.1/approved/other.rst',
    )
    expect(pathOf(buildRecord({}))).toBe('specs/2027.1/approved/server-graceful-restart.rst')
  })

  it('E11: a session whose id is no name, or a path outside, is refused', () => {
    for (const id of ['../../etc/passwd', 'a', '', 'a/b', 'A b']) {
      expect(exportRecord(nova, buildRecord({}, { id }), CONTEXT)).toMatchObject({
        files: [],
        problems: [{ code: 'session-name', blocking: true }],
      })
    }
    for (const path of ['../x', '/etc/x', 'a//b', 'a/../b', '.git/x', 'a b']) {
      expect(exportRecord(withPath(nova, path), buildRecord({}), CONTEXT).problems[0]?.code).toBe(
        'path-unsafe',
      )
    }
  })

  it('E7: an unknown cycle is refused with the known ones', () => {
    expect(exportRecord(nova, buildRecord({}), { ...CONTEXT, cycle: '1999.1' }).problems).toEqual([
      {
        code: 'cycle-unknown',
        message:
          'OpenStack Nova spec knows no cycle 1999.1. Known are: 2027.1, ussuri, queens, mitaka, liberty, kilo, juno.',
        blocking: true,
      },
    ])
  })

  it('E12: a title too long for a line is cut and said to be', () => {
    const record = buildRecord(
      { sections: { blueprints: [blueprint('fits')] } },
      { title: 'long words and more '.repeat(9) },
    )
    const { problems, files } = exportRecord(nova, record, CONTEXT)
    expect(problems.map(({ code, blocking }) => [code, blocking])).toEqual([['title-cut', false]])
    expect(files[0]?.text.split('\n')[7]).toHaveLength(79)
  })

  it('E10: an owner without an account is named in the spec and said to be', () => {
    const record = buildRecord({
      sections: {
        blueprints: [blueprint('fits')],
        actions: [action('x', { owner: { name: 'Elif Demir' } })],
      },
    })
    const { problems, files } = exportRecord(nova, record, CONTEXT)
    expect(problems.map(({ code, blocking }) => [code, blocking])).toEqual([['account-unknown', false]])
    expect(files[0]?.text).toContain('Primary assignee:\n  Elif Demir\n')
  })
})

describe('targets', () => {
  const markdown = targetFiles('markdown')

  it('E2: every shipped target is whole', () => {
    expect(TARGETS.map((id) => shippedTarget(id).id)).toEqual(TARGETS)
  })

  it.each([
    ['no target.yaml', {}, ''],
    ['a missing file', { 'target.yaml': markdown['target.yaml'] ?? '' }, 'template'],
    ['a broken template', { ...markdown, 'minutes.liquid': '{% for x %}' }, ''],
    ['an unknown filter', { ...markdown, 'minutes.liquid': '{{ address | raw }}' }, ''],
    ['an unknown syntax', { ...markdown, 'target.yaml': 'id: x\ntitle: X\nsyntax: tex\npath: x' }, 'syntax'],
    [
      'a bad path',
      { ...markdown, 'target.yaml': (markdown['target.yaml'] ?? '').replace('session.id }}', 'session.id') },
      'path',
    ],
  ])('E2: %s is a problem', (_name, files, path) => {
    const result = parseTarget(files)
    expect(result.ok ? [] : result.problems.map((problem) => problem.path)).toContain(path)
  })

  it.each([
    ['a clock', '{{ "now" | date: "%s" }}'],
    ['chance', '{{ sections | sample }}'],
    ['a way around the escaping', '{{ summary | raw }}'],
  ])('E1: a template cannot have %s', (_name, text) => {
    expect(parseTarget({ ...markdown, 'minutes.liquid': text }).ok).toBe(false)
  })

  it.each([
    ['an unknown word', '{{ sumary }}'],
    ['a prototype', '{{ session.constructor.constructor }}'],
    [
      'a loop without end',
      '{% for a in (1..1000000) %}{% for b in (1..1000000) %}{% for c in (1..1000000) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['a file beside it', '{% include "../../../package.json" %}'],
  ])('E12: a template with %s is a blocking problem', (_name, text) => {
    const result = parseTarget({ ...markdown, 'minutes.liquid': text })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(exportRecord(result.target, buildRecord(FULL_NOTE), CONTEXT)).toMatchObject({
      files: [],
      problems: [{ code: 'template-failed', blocking: true }],
    })
  })
})

describe('any note', () => {
  it('E1, E5, E12: exports the same bytes twice, fails nowhere, and breaks no rule of nova-specs', () => {
    const targets = TARGETS.map(shippedTarget)
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const target of targets) {
          const once = exportRecord(target, record, CONTEXT)
          expect(exportRecord(target, structuredClone(record), CONTEXT)).toEqual(once)
          const allowed =
            target.syntax === 'work-items' || target.id === 'launchpad-blueprint'
              ? ['account-unknown', 'owner-missing', 'milestone-unusable']
              : []
          expect(once.problems.filter(({ blocking, code }) => blocking && !allowed.includes(code))).toEqual(
            [],
          )
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it.each(['markdown', 'html', 'openstack-nova'])(
    'E13: items and lines in odd places are all in the %s',
    (id) => {
      const sections = {
        discussion: [decision('Taken early'), 'said'],
        blueprints: [action('Late action'), 'loose end'],
        actions: [{ kind: 'riddle', text: 'unknown kind' }],
      }
      const record = buildRecord({ sections })
      const lost = {
        ...record,
        elsewhere: buildRecord({ sections: { goal: ['stray'] } }).sections[0]?.lines ?? [],
      }
      const text = firstText(shippedTarget(id), lost)
      const counts = ['Taken early', 'said', 'Late action', 'loose end', 'unknown kind', 'stray'].map(
        (words) => text.split(words).length - 1,
      )
      expect(counts).toEqual([1, 1, 1, 1, 1, 1])
    },
  )

  it.each(['markdown', 'html', 'openstack-nova'])(
    'E13: a trace writes nothing of its own into the %s',
    (id) => {
      const sections = (traces: readonly NoteLine[]) => ({
        discussion: ['said', ...traces, 'said later'],
        decisions: [{ ...decision('Taken'), id: 'taken' }],
      })
      const trace: NoteLine = { kind: 'reference', fields: { to: 'taken' }, text: '' }
      const texts = [[], [trace]].map((traces) =>
        firstText(shippedTarget(id), buildRecord({ sections: sections(traces) })),
      )
      expect(texts[1]).toBe(texts[0])
    },
  )

  it('E3: decisions that were put aside are alternatives', () => {
    const record = buildRecord({
      sections: { decisions: [decision('No', { status: 'contested' })] },
      none: { decisions: 'no time' },
    })
    const spec = firstText(shippedTarget('openstack-nova'), record)
    expect(spec).toContain('Proposed change\n===============\n\nNone, because no time.\n')
    expect(spec).toContain('Alternatives\n------------\n\n* **D1** No (contested)\n')
  })
})
