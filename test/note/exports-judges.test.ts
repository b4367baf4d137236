/** Judges of their own kind for targets that have no other, and that each target has one. Rules E4, E8, E14, E16. */
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import MarkdownIt from 'markdown-it'
import { describe, expect, it, vi } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { exportRecord } from '#note/exports/export-record.ts'
import { isNobodys, itemsOfKind, personField } from '#note/item-fields.ts'
import { oneLine } from '#note/one-line.ts'
import type { NoteRecord } from '#note/record-model.ts'
import { action, buildRecord, shippedTarget, shippedTargetIds } from '../helpers/build-note.ts'
import { CONTEXT, PEOPLE } from '../helpers/full-note.ts'
import { readAsLaunchpad } from '../helpers/launchpad-reader.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { JUDGING_LIMIT_MS, randomRecords } from '../helpers/sampled-records.ts'

vi.setConfig({ testTimeout: JUDGING_LIMIT_MS })
const RECORDS: readonly NoteRecord[] = [...NASTY_TEXTS.map(nastyRecord), ...randomRecords(3)]

function texts(target: string, index = 0): readonly string[] {
  const shipped = shippedTarget(target)
  return RECORDS.map((record) => exportRecord(shipped, record, CONTEXT).files[index]?.text ?? '')
}

/** Who reads what a target writes, and where: a new target needs a judge too. */
const JUDGES: Readonly<Record<string, string>> = {
  csv: 'csv-parse, E16 in exports-targets; Python’s csv, E16 in exports-outside',
  docx: 'an XML reader, E20 in documents; the package’s rules, E20 in documents-outside',
  html: 'html-validate and a browser’s parser, E4 here and in exports-nasty',
  ics: 'ical.js, E16 in exports-targets and exports-outside',
  'ietf-minutes': 'markdown-it, E4 here',
  json: 'the schema through ajv, R1 in record and E16 in exports-outside',
  'kubernetes-kep':
    'markdown-it and yaml, E4 here and E16 in exports-targets; PyYAML, E16 in exports-outside',
  'launchpad-blueprint': 'JSON and the second reader of work items, E8 here',
  'launchpad-work-items': 'the second reader of work items, E8 here',
  madr: 'markdown-it and yaml, E4 and E16 here; PyYAML, E16 in exports-outside',
  markdown: 'markdown-it, E4 here and in exports-nasty',
  'meetbot-log': 'a second reader of MeetBot’s commands, E17 in exports-targets and exports-outside',
  'openstack-cinder': 'docutils, E6 in exports-targets; doc8’s rules, E14 in exports-outside',
  'openstack-ironic': 'docutils, E6 in exports-targets',
  'openstack-neutron': 'docutils, E6 in exports-targets',
  'openstack-nova': 'docutils, E6 in exports-nasty',
  pdf: 'a reader of PDF, E20 in documents; poppler, E20 in documents-outside',
  pep: 'docutils, E6 in exports-targets; a reader of headers, E14 in exports-outside',
  'rust-rfc': 'markdown-it, E4 here',
  'ubuntu-wiki': 'the wiki’s own marks, E18 in exports-targets',
  'w3c-minutes': 'a second reader of scribe’s words, E17 in exports-targets and exports-outside',
}

it('E14: each target has a judge', () => {
  expect(Object.keys(JUDGES).sort()).toEqual([...shippedTargetIds()].sort())
})

describe('pages', () => {
  it('E4: html-validate takes every page', () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document'],
      // Ours to choose: the page is one file with its styles in it, and a list may stand where a note has one.
      rules: { 'doctype-style': 'off', 'no-inline-style': 'off', 'void-style': 'off', 'long-title': 'off' },
    })
    const wrong = texts('html').flatMap((text, index) => {
      const { results } = validator.validateStringSync(text)
      const messages = results.flatMap((result) =>
        result.messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`),
      )
      return messages.length === 0 ? [] : [{ typed: NASTY_TEXTS[index], messages: messages.slice(0, 3) }]
    })
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

describe('Markdown of all targets', () => {
  const reader = new MarkdownIt({ html: true, linkify: false })
  /** What the templates themselves write; a list of contents is a comment. */
  const OWN_HTML = ['<!-- toc -->', '<!-- /toc -->']

  it.each(['markdown', 'kubernetes-kep', 'madr', 'rust-rfc', 'ietf-minutes'])(
    'E4: no text becomes a heading, HTML, image, table or unsafe link in %s',
    (id) => {
      const shipped = shippedTarget(id)
      const headings = (record: NoteRecord) => {
        const text = exportRecord(shipped, record, CONTEXT).files[0]?.text ?? ''
        const tokens = reader.parse(text.replace(/^---\n[\s\S]*?\n---\n/, ''), {})
        const inner = tokens.flatMap((token) => [token, ...(token.children ?? [])])
        return {
          levels: tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => tag),
          html: inner
            .filter(({ type }) => type === 'html_block' || type === 'html_inline')
            .map(({ content }) => content.trim())
            .filter((html) => !OWN_HTML.includes(html)),
          strange: inner.map(({ type }) => type).filter((type) => /image|table_open|hr|s_open/.test(type)),
          links: inner
            .filter(({ type }) => type === 'link_open')
            .map((token) => String(token.attrGet('href')))
            .filter((href) => !/^(?:https?:|mailto:|#)/i.test(href)),
        }
      }
      // The same note with plain words has the headings that the template means.
      const wanted = headings(nastyRecord('word')).levels
      // A text of nothing visible leaves its lines out.
      const wrong = NASTY_TEXTS.filter((typed) => oneLine(typed) !== '').flatMap((typed) => {
        const found = headings(nastyRecord(typed))
        const isRight =
          JSON.stringify(found) === JSON.stringify({ levels: wanted, html: [], strange: [], links: [] })
        return isRight ? [] : [{ typed, found }]
      })
      expect(wrong.slice(0, 3)).toEqual([])
      const random = RECORDS.slice(NASTY_TEXTS.length).flatMap((record) => {
        const { html, strange, links } = headings(record)
        return html.length + strange.length + links.length > 0 ? [{ html, strange, links }] : []
      })
      expect(random.slice(0, 3)).toEqual([])
    },
  )

  it('E4: code beside code, with or without something invisible between, does not let markup out', () => {
    const code = (insert: string) => ({ insert, attributes: { code: true } })
    for (const between of [
      [],
      [{ insert: '\u0001' }],
      [{ insert: '\ufeff' }],
      [{ insert: 'x', attributes: { code: true, bold: true } }],
      [{ insert: 'x', attributes: { code: true, link: 'no address' } }],
    ]) {
      const runs = [code('a'), ...between, code('`<img src=x onerror=alert(1)>'), ...between, code('b')]
      const record = buildRecord({ sections: { discussion: [{ runs }] } })
      const text = exportRecord(shippedTarget('markdown'), record, CONTEXT).files[0]?.text ?? ''
      const inline = reader.parse(text, {}).flatMap(({ children }) => children ?? [])
      expect(inline.filter(({ type }) => type === 'html_inline')).toEqual([])
    }
  })

  it('E16: the front matter of a decision record is read as its own fields and no others', () => {
    const wrong = texts('madr').flatMap((text) => {
      const fields = parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') as Record<string, unknown>
      const isRight =
        JSON.stringify(Object.keys(fields)) === '["status","date","decision-makers"]' &&
        /^\d{4}-\d\d-\d\d$/.test(String(fields['date'])) &&
        Array.isArray(fields['decision-makers'])
      return isRight ? [] : [fields]
    })
    expect(wrong).toEqual([])
  })
})

describe('work items by a second reader', () => {
  const known = fc.constantFrom(...PEOPLE.filter(({ launchpad }) => launchpad !== undefined))
  const words = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.constantFrom(...NASTY_TEXTS),
    fc.constantFrom(
      '[a] [b] c: TODO',
      'work items:',
      'Work items for x:',
      ': DONE',
      '[]',
      ']',
      'a\u2028b: WIP',
      ' x :',
    ),
  )
  const actions = fc.array(
    fc.record({
      text: words,
      owner: fc.option(known),
      status: fc.constantFrom('TODO', 'DONE', 'POSTPONED', 'INPROGRESS', 'BLOCKED'),
      milestone: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9+.-]{0,8}$/)),
    }),
    { maxLength: 8 },
  )

  it('E8: whatever actions say, Launchpad reads each once, with its owner, status and milestone', () => {
    fc.assert(
      fc.property(actions, (planned) => {
        const record = buildRecord({
          sections: {
            actions: planned.map(({ text, owner, status, milestone }) =>
              action(text, {
                status,
                ...(owner === null ? { nobody: true } : { owner: { id: owner.id, name: owner.name } }),
                ...(milestone === null ? {} : { milestone }),
              }),
            ),
          },
        })
        const { files } = exportRecord(shippedTarget('launchpad-work-items'), record, CONTEXT)
        const read = readAsLaunchpad(files[0]?.text ?? '')
        const wanted = itemsOfKind(record, 'action').map(({ fields }) => ({
          status: fields['status'],
          milestone: fields['milestone'] ?? null,
          owner: personField({ fields }, 'owner')?.id ?? null,
        }))
        const accountOf = (id: string | null) => PEOPLE.find((each) => each.id === id)?.launchpad ?? null
        expect(read.map(({ status, milestone, assignee }) => ({ status, milestone, assignee }))).toEqual(
          wanted.map(({ owner, ...rest }) => ({ ...rest, assignee: accountOf(owner) })),
        )
        expect(new Set(read.map(({ title }) => title)).size).toBe(read.length)
      }),
      { numRuns: 150 },
    )
  })

  it('E8: the text and a blueprint’s field are read the same from every note', () => {
    for (const record of RECORDS) {
      const text = exportRecord(shippedTarget('launchpad-work-items'), record, CONTEXT).files[0]?.text ?? ''
      const blueprint =
        exportRecord(shippedTarget('launchpad-blueprint'), record, CONTEXT).files[0]?.text ?? ''
      const field = (JSON.parse(blueprint) as { workitems_text: string }).workitems_text
      const items = readAsLaunchpad(text)
      expect(readAsLaunchpad(field)).toEqual(items)
      const owned = itemsOfKind(record, 'action').filter(
        (line) => personField(line, 'owner') !== null || isNobodys(line),
      )
      expect(items.length).toBe(owned.length)
    }
  })
})
