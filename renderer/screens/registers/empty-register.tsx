/** A register in which nothing stands yet: the frame of all registers, one thing to learn, how it really looks, one way on. */
import type { ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { ItemFacts } from '../parts/item-facts.tsx'
import { Keys } from '../parts/keys.tsx'
import { KIND_OF, RegisterTabs, type ItemRegister } from './register-head.tsx'

const CHORDS = { actions: 'Alt A', mine: 'Alt M', decisions: 'Alt D', questions: 'Alt Q' } as const
const NUMBERS = { actions: 'A1', mine: 'A1', decisions: 'D1', questions: 'Q1' } as const

export function EmptyRegister({ register }: { readonly register: ItemRegister }): ReactNode {
  const mine = register === 'mine'
  return (
    <main className="registers" id="main" tabIndex={-1}>
      <header className="register-head">
        <h1>{say('frame.registers')}</h1>
        <RegisterTabs register={register} count={0} />
      </header>
      <div className="register-body register-empty" data-pane>
        <div className="whole-page">
          <div>
            <h2>{say(`registers.none.${register}`)}</h2>
            <p>
              {say(`registers.teach.${register}`)}{' '}
              <span className="by-key">
                {say('registers.theKey')} <Keys of={CHORDS[register]} />
              </span>
            </p>
            <Example register={register} />
            <a className="button button-primary" href={mine ? '/registers/actions' : '/'}>
              {mine ? say('registers.unownedFirst') : say('registers.goToRoom')}
            </a>
          </div>
        </div>
      </div>
    </main>
  )
}

function Example({ register }: { readonly register: ItemRegister }): ReactNode {
  const { summit, me } = useSummit()
  const kind = KIND_OF[register]
  const name = register === 'mine' ? me.person.name : say('registers.exampleOwner')
  const fields = { owner: { name }, due: summit.end, status: 'TODO' }
  return (
    <div className="example">
      <small>{say('registers.asInANote')}</small>
      <div className="item-row">
        <span className="item-name">
          <KindGlyph kind={kind} size={15} />
          <span className="number">{NUMBERS[register]}</span>
        </span>
        <div>
          <p className="record">{say(`registers.example.${register === 'mine' ? 'actions' : register}`)}</p>
          {kind === 'action' ? <ItemFacts kind="action" fields={fields} today={summit.start} /> : null}
        </div>
      </div>
    </div>
  )
}
