import { Link } from '@tanstack/react-router'
import type { ConversationSummary } from '../../../../src/workplace/contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { ConversationMenu } from './conversation-menu.tsx'

export function ConversationRow({ summary, onOpen }: { summary: ConversationSummary; onOpen(): void }) {
  return (
    <li className="list-row">
      <Link to="/gesprek/$id" params={{ id: summary.id }} className="list-link" onClick={onOpen}>
        {summary.isPinned && <Icon name="pin" size={14} />}
        <span className="list-title">{summary.title}</span>
      </Link>
      <ConversationMenu summary={summary} />
    </li>
  )
}
