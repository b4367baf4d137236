import { it } from 'vitest'
import fc from 'fast-check'
import { shippedTarget } from '../helpers/build-note.ts'
import { anyRecord } from '../helpers/any-record.ts'
import { CONTEXT } from '../helpers/full-note.ts'
import { exportRecord } from '#note/exports/export-record.ts'
import { judgeRst } from '../helpers/docutils.ts'
it('x', () => {
  const t = shippedTarget('openstack-nova')
  const records = fc.sample(anyRecord, { numRuns: 400, seed: Number(process.env['SEED'] ?? 1) })
  const texts = records.map((r) => exportRecord(t, r, CONTEXT).files[0]?.text ?? '')
  judgeRst('python3', texts).forEach((v, i) => {
    if (v.warnings.length) console.log(JSON.stringify(v.warnings))
    for (const w of v.warnings) { const m = /<string>:(\d+):/.exec(w); if (m) console.log('   >>', JSON.stringify(texts[i].split('\n').slice(Number(m[1]) - 2, Number(m[1]) + 2))) }
  })
}, 60000)
