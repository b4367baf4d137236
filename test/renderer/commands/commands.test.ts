// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { chordOf, keyNames } from '#renderer/commands/chord.ts'
import { listenForCommands } from '#renderer/commands/key-listener.ts'
import { useLetterKeys } from '#renderer/commands/letter-keys.ts'
import { couldRun, offerCommands, runCommand, type Offers, type Within } from '#renderer/commands/offers.ts'
import { COMMAND_IDS, COMMANDS, keysOf } from '#renderer/commands/table.ts'

const PRESS = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, code: '' }
const ends: (() => void)[] = []
let clock = 0

afterEach(() => {
  for (const end of ends.splice(0)) end()
  document.body.replaceChildren()
  clock = 0
})

function offer(offers: Offers, within: Within = {}): void {
  ends.push(offerCommands(() => offers, within))
}

function listen(): void {
  ends.push(listenForCommands(() => clock))
}

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event.defaultPrevented
}

function element(html: string): HTMLElement {
  document.body.innerHTML = html
  return document.body.querySelector<HTMLElement>('[data-here]') ?? document.body
}

test('a chord is named by the place of the key where Alt or another script types something else', () => {
  expect(chordOf({ ...PRESS, key: 'ç', code: 'KeyC', altKey: true })).toBe('Alt+C')
  expect(chordOf({ ...PRESS, key: 'л', code: 'KeyK', ctrlKey: true })).toBe('Ctrl+K')
  expect(chordOf({ ...PRESS, key: '?', code: 'Slash', shiftKey: true })).toBe('?')
  expect(chordOf({ ...PRESS, key: 'A', code: 'KeyA', shiftKey: true })).toBe('Shift+A')
  expect(chordOf({ ...PRESS, key: 'ArrowUp', altKey: true, shiftKey: true })).toBe('Alt+Shift+ArrowUp')
})

test('AltGr and the key of the system make no chord', () => {
  expect(chordOf({ ...PRESS, key: '@', code: 'KeyQ', altKey: true, ctrlKey: true })).toBeNull()
  expect(chordOf({ ...PRESS, key: 'k', code: 'KeyK', metaKey: true })).toBeNull()
})

test('chords are shown as they stand on the keyboard', () => {
  expect(keyNames('Alt+Shift+ArrowUp')).toEqual(['Alt', '⇧', '↑'])
  expect(keyNames('G T')).toEqual(['G', 'T'])
})

test('no two commands of one place share a chord', () => {
  const seen = COMMAND_IDS.flatMap((id) => keysOf(id).map((chord) => `${COMMANDS[id].where} ${chord}`))
  expect(seen.filter((chord, index) => seen.indexOf(chord) !== index)).toEqual([])
})

test('a command is possible where somebody offers it and says so; the part shown last has the first word', () => {
  const did: string[] = []
  expect(runCommand('desk.approve')).toBe(false)
  offer({ 'desk.approve': () => did.push('below') })
  offer({ 'desk.approve': { could: () => false, run: () => did.push('never') } })
  offer({ 'desk.approve': undefined })
  expect(couldRun('desk.approve')).toBe(true)
  runCommand('desk.approve')
  expect(did).toEqual(['below'])
})

test('letters act outside text fields only, chords everywhere, neither through a dialog', () => {
  const did: string[] = []
  listen()
  offer({ 'today.shape': () => did.push('letter'), 'frame.go-to': () => did.push('chord') })
  const field = element('<input data-here>')
  expect(press(field, 't')).toBe(false)
  expect(press(field, 'k', { ctrlKey: true })).toBe(true)
  expect(press(document.body, 't')).toBe(true)
  const inDialog = element('<div role="dialog"><button data-here></button></div>')
  press(inDialog, 't')
  press(inDialog, 'k', { ctrlKey: true })
  expect(did).toEqual(['chord', 'letter'])
})

test('letters can be switched off; chords stay', () => {
  const did: string[] = []
  listen()
  offer({ 'today.shape': () => did.push('letter'), 'frame.go-to': () => did.push('chord') })
  useLetterKeys.getState().toggle()
  ends.push(useLetterKeys.getState().toggle)
  press(document.body, 't')
  press(document.body, 'k', { ctrlKey: true })
  expect(did).toEqual(['chord'])
})

test('two keys one after the other are one command while the first waits, and then the second is not its own', () => {
  const did: string[] = []
  listen()
  offer({ 'frame.today': () => did.push('go'), 'today.shape': () => did.push('shape') })
  press(document.body, 'g')
  press(document.body, 't')
  press(document.body, 'g')
  clock += 5_000
  press(document.body, 't')
  expect(did).toEqual(['go', 'shape'])
})

test('of commands with one key, that of the part around the focus goes first', () => {
  const did: string[] = []
  listen()
  const field = element('<aside><input data-here></aside>')
  offer({ 'checklist.close': () => did.push('checklist') }, { element: { current: field.parentElement } })
  offer({ 'note.step': () => did.push('note') })
  press(field, 'Enter', { ctrlKey: true })
  press(document.body, 'Enter', { ctrlKey: true })
  expect(did).toEqual(['checklist', 'note'])
})
