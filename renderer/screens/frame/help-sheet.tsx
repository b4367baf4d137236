/**
 * Help: signs and what becomes of them, the keys to write with, what the words of safety mean, the journal, and every key
 * by place. One field searches all of it; it needs no connection, and prints on one page.
 */
import { useState, type ReactNode } from 'react'
import { foldWord } from '#note/search/words.ts'
import { PLACES, type Place } from '../../commands/command.ts'
import { useLetterKeys } from '../../commands/letter-keys.ts'
import { runCommand } from '../../commands/offers.ts'
import { commandsIn, COMMANDS, keysOf, type CommandId } from '../../commands/table.ts'
import { SaveGlyph, type SaveSign } from '../../glyphs/save-glyph.tsx'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { lineRows, shorthandRows, type HelpRow } from './help-rows.ts'

/** The keys that one writes with, in the order in which one needs them. */
const CAPTURE: readonly CommandId[] = [
  ...(['note.menu', 'note.decision', 'note.action', 'note.question', 'note.blueprint'] as const),
  ...([
    'note.person',
    'note.blueprint-name',
    'item.owner',
    'item.due',
    'item.status',
    'note.to-item',
  ] as const),
  ...(['note.back', 'note.line-up', 'note.section-after', 'note.make-items', 'note.undo'] as const),
  ...(['note.thread', 'note.pen', 'note.turn', 'note.hand', 'note.hands', 'note.who'] as const),
  ...(['note.other-room', 'note.room-screen', 'note.checklist', 'note.step'] as const),
]

export function HelpSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [query, setQuery] = useState('')
  const finds = finder(query)
  return (
    <FloatingDialog label={say('help.title')} shape="all-keys help" onClose={onClose}>
      <header className="help-head">
        <h2>{say('help.title')}</h2>
        <label className="field">
          <span className="unseen">{say('help.search')}</span>
          <input
            type="search"
            autoFocus
            placeholder={say('help.search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <PushButton onPress={() => window.print()}>{say('help.print')}</PushButton>
      </header>
      <div className="help-parts">
        <Signs title={say('help.signs')} rows={shorthandRows().filter((row) => finds(textOf(row)))} />
        <Signs title={say('help.lineSigns')} rows={lineRows().filter((row) => finds(textOf(row)))} />
        <KeyList
          title={say('help.capture')}
          ids={CAPTURE.filter((id) => keysOf(id).length > 0 && finds(keyText(id)))}
        />
        <Safety finds={finds} />
        <Journal finds={finds} />
      </div>
      <AllKeys finds={finds} />
    </FloatingDialog>
  )
}

type Finds = (text: string) => boolean

/** Every word asked for is in the text, in any case and without accents. */
function finder(query: string): Finds {
  const words = foldWord(query).split(/\s+/u).filter(Boolean)
  return (text) => words.every((word) => foldWord(text).includes(word))
}

function textOf({ signs, example, becomes }: HelpRow): string {
  return [...signs, example, becomes].join(' ')
}

function keyText(id: CommandId): string {
  return [COMMANDS[id].words, ...keysOf(id)].join(' ')
}

function Signs({ title, rows }: { readonly title: string; readonly rows: readonly HelpRow[] }): ReactNode {
  if (rows.length === 0) return null
  return (
    <section className="help-signs">
      <h3>{title}</h3>
      <dl>
        {rows.map(({ signs, example, becomes }) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
              {signs.length < 2 ? null : <small>{signs.slice(1).join('  ')}</small>}
            </dt>
            <dd>{becomes}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function KeyList({ title, ids }: { readonly title: string; readonly ids: readonly CommandId[] }): ReactNode {
  if (ids.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {ids.map((id) => (
          <div key={id}>
            <dt>
              {keysOf(id).map((chord) => (
                <Keys key={chord} of={chord} spoken />
              ))}
            </dt>
            <dd>{COMMANDS[id].words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface SafeWord {
  readonly sign: SaveSign
  readonly word: string
  readonly means: string
}

/** The mark's own words, without the numbers behind them. */
function safeWords(): readonly SafeWord[] {
  const isHere = window.rapporteur !== undefined
  return [
    { sign: 'saved', word: say('keep.saved'), means: say('help.saved') },
    { sign: 'sending', word: say('keep.sendingShort'), means: say('help.sending') },
    {
      sign: 'here',
      word: say(isHere ? 'help.onComputerWord' : 'help.inBrowserWord'),
      means: say(isHere ? 'help.onComputer' : 'help.inBrowser'),
    },
    { sign: 'archived', word: say('keep.archived'), means: say('help.archived') },
  ]
}

function Safety({ finds }: { readonly finds: Finds }): ReactNode {
  const words = safeWords().filter(({ word, means }) => finds(`${word} ${means} ${say('help.safety')}`))
  if (words.length === 0) return null
  return (
    <section className="help-safety">
      <h3>{say('help.safety')}</h3>
      <dl>
        {words.map(({ sign, word, means }) => (
          <div key={sign}>
            <dt>
              <SaveGlyph sign={sign} /> {word}
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Journal({ finds }: { readonly finds: Finds }): ReactNode {
  const isHere = window.rapporteur !== undefined
  const means = say(isHere ? 'help.journalHere' : 'help.journalBrowser')
  if (!finds(`${say('help.journal')} ${means}`)) return null
  return (
    <section className="help-journal">
      <h3>{say('help.journal')}</h3>
      <p>{means}</p>
      {isHere ? (
        <PushButton onPress={() => void runCommand('frame.journal')}>{say('keep.openJournal')}</PushButton>
      ) : null}
    </section>
  )
}

function AllKeys({ finds }: { readonly finds: Finds }): ReactNode {
  const found = (place: Place): readonly CommandId[] =>
    commandsIn(place).filter((id) => keysOf(id).length > 0 && finds(keyText(id)))
  const places = PLACES.map((place) => ({ place, ids: found(place) })).filter(({ ids }) => ids.length > 0)
  return (
    <div className="help-all-keys">
      <h2>{say('commands.keys')}</h2>
      <LetterSwitch />
      {places.length === 0 ? <p className="third">{say('help.noKey')}</p> : null}
      <div className="all-keys-lists">
        {places.map(({ place, ids }) => (
          <KeyList key={place} title={say(`commands.place.${place}`)} ids={ids} />
        ))}
      </div>
    </div>
  )
}

function LetterSwitch(): ReactNode {
  const { on, toggle } = useLetterKeys()
  return (
    <label className="all-keys-letters">
      <input type="checkbox" checked={on} onChange={toggle} />
      <span>{say('commands.lettersOn')}</span>
      <small className="second">{say('commands.lettersHelp')}</small>
    </label>
  )
}
