/** Readers of Python as outside judges of data: YAML 1.1 as PyYAML reads it, CSV, and headers as of a mail. */
import { spawnSync } from 'node:child_process'

const PROGRAM = `
import sys, json, csv, io, email
def read_yaml(text):
    import yaml
    return yaml.safe_load(text)
def read_csv(text):
    return [row for row in csv.reader(io.StringIO(text, newline=''), strict=True)]
def read_headers(text):
    return email.message_from_string(text).items()
READERS = {'yaml': read_yaml, 'csv': read_csv, 'headers': read_headers}
csv.field_size_limit(10 ** 9)
def read(kind, text):
    try:
        return {'value': READERS[kind](text)}
    except Exception as error:
        return {'error': str(error)}
asked = json.load(sys.stdin)
json.dump([read(asked['kind'], text) for text in asked['texts']], sys.stdout, default=str)
`

export type Reading = { readonly value: unknown; readonly error?: never } | { readonly error: string }

/** A Python with PyYAML, or null (Debian: `apt-get install python3-yaml`). */
export function pythonWithYaml(): string | null {
  const candidates = ['python3', '/usr/bin/python3']
  return candidates.find((python) => spawnSync(python, ['-c', 'import yaml']).status === 0) ?? null
}

/** What the reader makes of each text, from one run of Python. */
export function readByPython(
  python: string,
  kind: 'yaml' | 'csv' | 'headers',
  texts: readonly string[],
): readonly Reading[] {
  const run = spawnSync(python, ['-c', PROGRAM], {
    input: JSON.stringify({ kind, texts }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (run.status !== 0) throw new Error(`Python failed: ${run.stderr}`)
  return JSON.parse(run.stdout) as Reading[]
}
