/** The workplace: conversations at the left, the conversation itself in the middle. */
import { Outlet } from '@tanstack/react-router'
import { ConversationList } from './list/conversation-list.tsx'
import { Notices } from './notices.tsx'
import './workplace.css'

export function WorkplacePage() {
  return (
    <div className="workplace">
      <ConversationList />
      <div className="workplace-main">
        <Notices />
        <Outlet />
      </div>
    </div>
  )
}
