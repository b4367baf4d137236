/**
 * That something changed while one was away: told to screen readers once, and, where the list has no room beside the text,
 * a row that opens it.
 */
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { Banner } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import type { AwayNews } from './use-away.ts'

export function AwayAloud({ news }: { readonly news: AwayNews | null }): ReactNode {
  return (
    <p className="unseen" role="status">
      {news === null ? '' : say('away.aloud', { changes: news.count })}
    </p>
  )
}

export function AwayRow({ news }: { readonly news: AwayNews }): ReactNode {
  return (
    <Banner tone="notice" first={say('away.aloud', { changes: news.count })}>
      <PushButton onPress={news.open}>{say('away.show')}</PushButton>
      <PushButton look="quiet" onPress={news.dismiss}>
        {say('away.fine')}
      </PushButton>
    </Banner>
  )
}
