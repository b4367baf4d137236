/** Asks docutils, as an outside judge, what it makes of reStructuredText. */
import { spawnSync } from 'node:child_process'

export interface Verdict {
  /** Messages of the level warning and above. */
  readonly warnings: readonly string[]
  /** The promoted document title as text, or null. */
  readonly title: string | null
  /** Level-1 titles with their level-2 titles, as raw source. */
  readonly sections: readonly { readonly title: string; readonly under: readonly string[] }[]
  /** The names of all elements that came out, sorted. */
  readonly elements: readonly string[]
  /** All addresses that became links. */
  readonly links: readonly string[]
  /** All text. */
  readonly text: string
}

const PROGRAM = `
import sys, json, io
import docutils.core, docutils.nodes as nodes
def section(node):
    title = next(child for child in node if child.tagname == 'title')
    under = [section(child)['title'] for child in node if child.tagname == 'section']
    return {'title': title.rawsource, 'under': under}
def judge(source):
    stream = io.StringIO()
    settings = {'warning_stream': stream, 'report_level': 2, 'halt_level': 5, 'file_insertion_enabled': False}
    document = docutils.core.publish_doctree(source, settings_overrides=settings)
    title = document[0].astext() if len(document) and document[0].tagname == 'title' else None
    every = list(document.traverse(nodes.Element)) if not hasattr(document, 'findall') else list(document.findall(nodes.Element))
    return {
        'warnings': [line for line in stream.getvalue().split('\\n') if line],
        'title': title,
        'sections': [section(node) for node in document if node.tagname == 'section'],
        'elements': sorted({node.tagname for node in every}),
        'links': [node['refuri'] for node in every if 'refuri' in node],
        'text': document.astext(),
    }
json.dump([judge(source) for source in json.load(sys.stdin)], sys.stdout)
`

/** A Python that has docutils, or null (Debian: `apt-get install python3-docutils`). */
export function pythonWithDocutils(): string | null {
  const candidates = ['python3', '/usr/bin/python3']
  return candidates.find((python) => spawnSync(python, ['-c', 'import docutils']).status === 0) ?? null
}

/** One verdict for each source, from one run of Python. */
export function judgeRst(python: string, sources: readonly string[]): readonly Verdict[] {
  const run = spawnSync(python, ['-c', PROGRAM], {
    input: JSON.stringify(sources.map((source) => source.toWellFormed())),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (run.status !== 0) throw new Error(`docutils failed: ${run.stderr}`)
  return JSON.parse(run.stdout) as Verdict[]
}
