import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '../components/chips.tsx'
import './shortcut-list.css'
import { areSingleKeysOn, shortcutGroups, switchSingleKeys } from './shortcuts.ts'

/** All shortcuts, and the switch for those of one key. On a page of its own and under `?`. */
export function ShortcutList({ level }: { level: 2 | 3 }) {
  const { t } = useTranslation()
  const [isOn, setOn] = useState(areSingleKeysOn)
  const Heading = `h${level}` as const
  return (
    <div className="shortcut-list">
      {shortcutGroups.map(({ title, shortcuts }) => (
        <section key={title}>
          <Heading className="nl-heading nl-heading--level-4">{t(title)}</Heading>
          <dl className="shortcuts">
            {shortcuts.map(({ keys, label }) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section>
        <Heading className="nl-heading nl-heading--level-4">{t('shortcuts.single')}</Heading>
        <p className="nl-paragraph">{t('shortcuts.singleLead')}</p>
        <Chips
          label={t('shortcuts.single')}
          value={isOn ? 'on' : 'off'}
          options={[
            { value: 'on', label: t('shortcuts.on') },
            { value: 'off', label: t('shortcuts.off') },
          ]}
          onChange={(value) => {
            switchSingleKeys(value === 'on')
            setOn(value === 'on')
          }}
        />
      </section>
    </div>
  )
}
