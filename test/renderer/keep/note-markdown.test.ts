/** A note as its mirror has it. */
import { expect, test } from 'vitest'
import { noteMarkdown } from '#renderer/keep/note-markdown.ts'
import { action, buildRecord, decision } from '../../helpers/build-note.ts'

test('C14 a note is Markdown by section, items with their numbers and fields, and nothing typed becomes markup', () => {
  const record = buildRecord({
    sections: {
      discussion: ['Two ways are on the table', '# no heading'],
      decisions: [decision('Drain *first*')],
      actions: [action('Write it up', { owner: { id: 'ann', name: 'Ann' }, status: 'TODO' })],
    },
    none: { questions: 'all were answered' },
    summary: 'We drain first.',
  })
  expect(noteMarkdown(record)).toMatchInlineSnapshot(`
    "# Graceful restart for the sync daemon

    \`server-graceful-restart\`

    We drain first.

    ## Goal

    ## Discussion

    Two ways are on the table

    \\# no heading

    ## Decisions

    - **D1** Drain \\*first\\*

    ## Actions

    - **A1** Write it up (owner: Ann, status: TODO)

    ## Questions

    *all were answered*

    ## Blueprints
    "
  `)
})
