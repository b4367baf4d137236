/** Runs a program of ours that opens a desktop window, on a virtual screen where there is no other. */
import { spawn } from 'node:child_process'
import { screenWrapper } from '../setup/test-runs.ts'

const [command = '', ...words] = [...screenWrapper(), process.execPath, ...process.argv.slice(2)]
const child = spawn(command, words, { stdio: 'inherit' })
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
