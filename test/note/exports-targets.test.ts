/** Every target judged by a reader of its own kind, over nasty and random notes. Rules E4 to E6, E14 to E19. */
import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { describe, expect, it, vi } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { newBlueprint } from '#note/blueprints/blueprint-model.ts'
import { exportRecord } from '#note/exports/export-record.ts'
import { exportTogether } from '#note/exports/export-together.ts'
import type { ExportContext } from '#note/exports/view.ts'
import { checkRules } from '#note/exports/target-rules.ts'
import { parseWorkItems, writeWorkItems } from '#note/exports/work-items.ts'
import { hasContent, itemsOfKind } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import { oneLine } from '#note/one-line.ts'
import type { NoteRecord } from '#note/record-model.ts'
import {
  action,
  blueprint,
  buildRecord,
  decision,
  shippedTarget,
  shippedTargetIds,
} from '../helpers/build-note.ts'
import { judgeRst, pythonWithDocutils } from '../helpers/docutils.ts'
import { CONTEXT } from '../helpers/full-note.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { JUDGING_LIMIT_MS, randomRecords } from '../helpers/sampled-records.ts'

vi.setConfig({ testTimeout: JUDGING_LIMIT_MS })
const RECORDS: readonly NoteRecord[] = [...NASTY_TEXTS.map(nastyRecord), ...randomRecords(2)]
const python = pythonWithDocutils()

/** What a person has to mend in the note; everything else would be the target's fault. */
const NOTES_OWN = ['account-unknown', 'owner-missing', 'milestone-unusable']

function texts(target: string, index = 0): readonly string[] {
  const shipped = shippedTarget(target)
  return RECORDS.map((record) => exportRecord(shipped, record, CONTEXT).files[index]?.text ?? '')
}

function titles(record: NoteRecord, kind: string): readonly string[] {
  return itemsOfKind(record, kind).filter(hasContent).map(titleOf)
}

describe('checks', () => {
  it.each(shippedTargetIds())('E14: nothing that is typed breaks a check of %s', (id) => {
    const target = shippedTarget(id)
    const broken = RECORDS.flatMap((record) =>
      exportRecord(target, record, CONTEXT).problems.filter(
        ({ blocking, code }) => blocking && !NOTES_OWN.includes(code),
      ),
    )
    expect(broken.slice(0, 5)).toEqual([])
  })

  it('E14: a file that breaks a rule is refused with the rule’s sentence', () => {
    const kep = shippedTarget('kubernetes-kep')
    const text = 'title: x\nkep-number: "NNNN"\nauthors: []\nowning-sig: storage\nstatus: done\nfoo: 1\n'
    const messages = checkRules(kep.rules, [{ path: 'kep.yaml', text }], []).map(({ message }) => message)
    expect(messages).toEqual([
      'kep.yaml: authors is missing.',
      'kep.yaml: approvers is missing.',
      'kep.yaml: foo is not known to the target.',
      'kep.yaml: "NNNN" cannot be kep-number.',
      'kep.yaml: "storage" cannot be owning-sig.',
      'kep.yaml: "done" cannot be status.',
    ])
    const pep = shippedTarget('pep')
    const linked = { path: 'x.rst', text: 'PEP: 07\n\nhttps://peps.python.org/pep-0008/\n' }
    expect(checkRules(pep.rules, [linked], []).map(({ message }) => message)).toContain(
      'A PEP or RFC is linked directly.',
    )
  })
})

describe('reStructuredText of other projects', () => {
  const targets = ['openstack-neutron', 'openstack-cinder', 'openstack-ironic']
  it.skipIf(python === null).each(targets)('E6: docutils takes each spec of %s', (id) => {
    const wanted = shippedTarget(id).cycles[0]?.titles
    const sources = texts(id)
    const wrong = judgeRst(python ?? '', sources).flatMap(({ warnings, sections }, index) =>
      warnings.length > 0 || JSON.stringify(sections) !== JSON.stringify(wanted)
        ? [{ warnings, sections: sections.map(({ title }) => title), text: sources[index] }]
        : [],
    )
    expect(wrong.slice(0, 2)).toEqual([])
  })

  it.skipIf(python === null)('E6: docutils takes the body of each PEP', () => {
    const sources = texts('pep').map((text) => text.slice(text.indexOf('\n\n') + 2))
    const wrong = judgeRst(python ?? '', sources).flatMap(({ warnings }, index) =>
      warnings.length > 0 ? [{ warnings, text: sources[index] }] : [],
    )
    expect(wrong.slice(0, 2)).toEqual([])
  })

  it('E15: each cycle of nova has the sections that its template had', () => {
    const nova = shippedTarget('openstack-nova')
    const sections = (cycle: string) => {
      const context = { ...CONTEXT, cycle }
      const { files, problems } = exportRecord(
        nova,
        buildRecord({ sections: { blueprints: [blueprint('fits')] } }),
        context,
      )
      expect(problems).toEqual([])
      expect(files[0]?.path).toBe(`specs/${cycle}/approved/fits.rst`)
      return [...(files[0]?.text ?? '').matchAll(/^(.+)\n[=-]{4,}$/gm)].map(([, title]) => title)
    }
    expect(sections('juno')).not.toContain('Use Cases')
    expect(sections('kilo')).toContain('Project Priority')
    expect(sections('mitaka')).not.toContain('Project Priority')
    expect(sections('queens')).toContain('Upgrade impact')
    expect(sections('queens')).not.toContain('Feature Liaison')
    expect(sections('ussuri')).toContain('Feature Liaison')
  })
})

describe('data', () => {
  it('E16: kep.yaml holds its fields and no more, whatever the title', () => {
    const read = texts('kubernetes-kep', 1).map((text) => parseYaml(text) as Record<string, unknown>)
    expect(read.map(({ title }) => title)).toEqual(
      RECORDS.map((record) => oneLine(record.session.title) || record.session.id),
    )
    expect(new Set(read.flatMap((fields) => Object.keys(fields)))).toEqual(
      new Set([
        'title',
        'kep-number',
        'authors',
        'owning-sig',
        'status',
        'creation-date',
        'reviewers',
        'approvers',
        'see-also',
      ]),
    )
  })

  it('E16: a blueprint’s work items are Launchpad’s canonical text', () => {
    for (const text of texts('launchpad-blueprint')) {
      const items = (JSON.parse(text) as { workitems_text: string }).workitems_text
      const read = parseWorkItems(items)
      expect(read.ok && writeWorkItems(read.items)).toBe(items)
    }
  })

  it('E16: a table has a row for each item, with the words as typed but for formulas', () => {
    texts('csv').forEach((text, index) => {
      const record: NoteRecord = RECORDS[index] ?? nastyRecord('')
      const rows = parse<{ readonly text: string }>(text, { columns: true })
      const words = ['decision', 'action', 'question', 'blueprint'].flatMap((kind) => titles(record, kind))
      expect(rows.map((row) => row.text.replace(/^'(?='*[-=+@])/, ''))).toEqual(words)
      expect(rows.filter((row) => /^[-=+@]/.test(row.text))).toEqual([])
    })
  })

  it('E16: an apostrophe that was typed before a sign of formulas is told from the one put before it', () => {
    const typed = ['@sum', "'@sum", "''=1", "'quoted'", '-1', 'plain']
    const record = buildRecord({ sections: { decisions: typed.map((text) => decision(text)) } })
    const text = exportRecord(shippedTarget('csv'), record, CONTEXT).files[0]?.text ?? ''
    const rows = parse<{ readonly text: string }>(text, { columns: true })
    expect(rows.map((row) => row.text)).toEqual(["'@sum", "''@sum", "'''=1", "'quoted'", "'-1", 'plain'])
  })

  it('E16: a calendar is read by ical.js, has each dated action, and no line over 75 bytes', () => {
    const dated = buildRecord({
      sections: {
        actions: NASTY_TEXTS.map((text) => action(text, { due: '2026-10-16', owner: { name: text } })),
      },
    })
    const text = exportRecord(shippedTarget('ics'), dated, CONTEXT).files[0]?.text ?? ''
    const events = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent')
    const named = itemsOfKind(dated, 'action').map((line) => `${line.number} ${titleOf(line)}`)
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual(named)
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(named.length)
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    for (const each of texts('ics')) expect(() => ICAL.parse(each) as unknown).not.toThrow()
  })
})

describe('files of all sessions', () => {
  const notes = RECORDS.map((record, index) => {
    const id = `session-${index}`
    const context = { ...CONTEXT, address: `https://summit.example.org/sessions/${id}` }
    return { record: { ...record, session: { ...record.session, id } }, context }
  })
  const summit = { id: 'harbour', title: 'Harbour Summit' }
  const alone = (target: string) =>
    notes.map(
      ({ record, context }) => exportRecord(shippedTarget(target), record, context).files[0]?.text ?? '',
    )

  it('E22: one table has the rows of all tables', () => {
    const { files, problems } = exportTogether(shippedTarget('csv'), { summit, notes })
    expect([problems, files.map(({ path }) => path)]).toEqual([[], ['items.csv']])
    const rows = (text: string) => parse<Readonly<Record<string, string>>>(text, { columns: true })
    expect(rows(files[0]?.text ?? '')).toEqual(alone('csv').flatMap(rows))
  })

  it('E22: one calendar has the entries of all calendars', () => {
    const { files, problems } = exportTogether(shippedTarget('ics'), { summit, notes })
    expect([problems, files.map(({ path }) => path)]).toEqual([[], ['calendar.ics']])
    const events = (text: string) =>
      new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map(String)
    expect(events(files[0]?.text ?? '')).toEqual(alone('ics').flatMap(events))
  })

  it('E22: a target without such files makes none', () => {
    expect(exportTogether(shippedTarget('markdown'), { summit, notes }).files).toEqual([])
  })
})

describe('logs', () => {
  const said = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => /^(?:\d\d:\d\d:\d\d )?<[A-Za-z][A-Za-z0-9_-]*> (.*)$/.exec(line)?.[1] ?? `? ${line}`)
  const standing = (record: NoteRecord) =>
    itemsOfKind(record, 'decision').filter(
      ({ fields }) =>
        !['superseded', 'contested'].includes(
          typeof fields['status'] === 'string' ? fields['status'].trim() : '',
        ),
    )

  it.each([
    [
      'w3c-minutes',
      [/^RESOLUTION: /, /^ACTION: /, /^ISSUE: /],
      /^(?:\w+[+-]? |\w+:|RESOLUTION: |s\/|i\/|-> |\.\.\.|…|\\|```|\[\[|q[+-]|\/)/,
    ],
    ['meetbot-log', [/^#agreed /, /^#action /, /^#help /], /^(?:#|https?:|irc:|ftp:|mailto:|ssh:)/],
  ] as const)('E17: the summaries of a %s hold exactly the items', (id, kinds, command) => {
    const wrong = texts(id).flatMap((text, index) => {
      const record = RECORDS[index] as NoteRecord
      const rows = said(text)
      const found = kinds.map((pattern) => rows.filter((row) => pattern.test(row)).length)
      const wanted = [
        standing(record).length,
        titles(record, 'action').length,
        titles(record, 'question').length,
      ]
      const strangers = rows.filter((row) => !row.startsWith('- ') && !command.test(row))
      return JSON.stringify(found) !== JSON.stringify(wanted) || strangers.length > 0
        ? [{ found, wanted, strangers, title: NASTY_TEXTS[index] }]
        : []
    })
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

describe('the wiki', () => {
  it('E18: whatever is typed is verbatim: no macro, link, table or heading of its own', () => {
    const wrong = texts('ubuntu-wiki').flatMap((text, index) => {
      const shown = text
        .replace('<<TableOfContents()>>', '')
        .replace(/^(\{{3,})\n[\s\S]*?^\}{3,}$/gm, '')
        .replace(/<<Verbatim\((?:[^)>]|\)(?!>>)|>)*?\)>>/g, 'V')
      // What a link is called is plain text there.
      const left = shown
        .replace(/\[\[[^\]]*\]\]/g, 'L')
        .split('\n')
        .filter((line) => /<<|\{\{|\|\||^\s*##|__|\^/.test(line))
      const links = [...shown.matchAll(/\[\[([^|\]]+)/g)].map(([, link]) => link ?? '')
      const unsafe = links.filter((link) => !/^(https?:|mailto:)/i.test(link))
      return left.length + unsafe.length > 0 ? [{ typed: NASTY_TEXTS[index], left, unsafe }] : []
    })
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

describe('numbers and statuses', () => {
  const record = buildRecord(
    { sections: { blueprints: [blueprint('fast-restart')], decisions: [decision('Yes')] } },
    { state: 'approved' },
  )
  const entry = newBlueprint({ name: 'fast-restart', title: 'Fast restart' })
  const made = (id: string, more: Partial<ExportContext>) =>
    exportRecord(shippedTarget(id), record, { ...CONTEXT, ...more })
  const paths = (id: string, more: Partial<ExportContext>) => made(id, more).files.map(({ path }) => path)

  it('E19: the number is the one set, else the one in the address of the blueprint’s spec', () => {
    const set = { settings: { number: '734' } }
    expect(paths('pep', set)).toEqual(['peps/pep-0734.rst'])
    expect(made('pep', set).files[0]?.text).toMatch(/^PEP: 734\n/)
    expect(paths('kubernetes-kep', set)[0]).toBe('keps/sig-architecture/734-fast-restart/README.md')
    expect(paths('madr', set)).toEqual(['docs/decisions/0734-fast-restart.md'])
    const at = (specUrl: string) => ({ keptBlueprint: () => ({ ...entry, specUrl, revision: 1 }) })
    expect(paths('pep', at('https://peps.python.org/pep-0008/'))).toEqual(['peps/pep-0008.rst'])
    const issue = at('https://github.com/kubernetes/enhancements/issues/4321')
    expect(paths('kubernetes-kep', issue)[0]).toContain('/4321-fast-restart/')
    expect(made('kubernetes-kep', issue).problems).toEqual([])
  })

  it('E19: where there is none that is said, and holds nothing back', () => {
    const { files, problems } = made('pep', {})
    expect(files[0]?.path).toBe('peps/pep-9999-fast-restart.rst')
    expect(problems).toEqual([
      {
        code: 'number-missing',
        message:
          'fast-restart: The PEP has no number yet. Give it with --set number=N once its editors have, or in the address of the blueprint’s spec.',
        blocking: false,
      },
    ])
  })

  it('E23: a blueprint that somebody worked on says its own statuses, priority and people', () => {
    const fields = (keptBlueprint: ExportContext['keptBlueprint']) => {
      const more = keptBlueprint === undefined ? {} : { keptBlueprint }
      return JSON.parse(made('launchpad-blueprint', more).files[0]?.text ?? '{}') as Record<string, string>
    }
    const derived = { definition_status: 'Approved', implementation_status: 'Unknown', priority: 'Undefined' }
    expect(fields(undefined)).toMatchObject(derived)
    expect(fields(() => entry)).toMatchObject(derived)
    const kept = {
      ...({
        ...entry,
        revision: 3,
        definition: 'Pending Approval',
        implementation: 'Beta Available',
      } as const),
      priority: 'High',
      assignee: { id: 'p-kofi', name: 'Kofi Mensah' },
    } as const
    expect(fields(() => kept)).toMatchObject({
      definition_status: 'Pending Approval',
      implementation_status: 'Beta Available',
      priority: 'High',
      assignee_link: 'https://api.launchpad.net/devel/~kofi-m',
    })
  })
})

describe('a summit’s own settings', () => {
  it('E19: a PEP’s sponsor, thread and version stand in PEP 12’s order, and wrong ones are refused', () => {
    const record = buildRecord({ sections: { decisions: [decision('Yes')] } })
    const made = (settings: Readonly<Record<string, string>>) =>
      exportRecord(shippedTarget('pep'), record, { ...CONTEXT, settings })
    const { files, problems } = made({
      sponsor: 'Ann Lee',
      discussions: 'https://discuss.python.org/t/123',
      python: '3.16',
    })
    expect(problems.filter(({ blocking }) => blocking)).toEqual([])
    const [headers = ''] = (files[0]?.text ?? '').split('\n\n')
    expect(headers.split('\n').map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      ...[
        'PEP',
        'Title',
        'Author',
        'Sponsor',
        'Discussions-To',
        'Status',
        'Type',
        'Created',
        'Python-Version',
      ],
    ])
    expect(headers).toContain('\nDiscussions-To: https://discuss.python.org/t/123\n')
    expect(headers).toContain('\nSponsor: Ann Lee\n')
    const wrong = made({ python: 'soon', discussions: 'the list' }).problems.map(({ message }) => message)
    expect(wrong.filter((message) => message.includes('cannot be'))).toEqual([
      expect.stringContaining('"the list" cannot be Discussions-To.'),
      expect.stringContaining('"soon" cannot be Python-Version.'),
    ])
  })

  it('E19: they fill what no note knows', () => {
    const record = buildRecord({
      sections: { blueprints: [blueprint('1234-fast-restart')], decisions: [decision('Yes')] },
    })
    const { files, problems } = exportRecord(shippedTarget('kubernetes-kep'), record, {
      ...CONTEXT,
      settings: { sig: 'sig-node', approver: '@dana' },
    })
    expect(problems).toEqual([])
    expect(files.map(({ path }) => path)).toEqual([
      'keps/sig-node/1234-fast-restart/README.md',
      'keps/sig-node/1234-fast-restart/kep.yaml',
    ])
    expect(parseYaml(files[1]?.text ?? '')).toMatchObject({
      'kep-number': '1234',
      'owning-sig': 'sig-node',
      approvers: ['@dana'],
    })
  })
})
