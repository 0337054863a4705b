import { ChevronRight, Info, Layers2, Search } from 'lucide-preact';
import type { ThemeNode } from '../../../../geodata/model/model.ts';
import { topicPath } from '../../../../server/contract/page-paths.ts';
import { DataText } from '../../messages/data-text.tsx';
import { language } from '../../messages/language.ts';
import { messages, say } from '../../messages/messages.ts';
import { sortOf } from '../../messages/topic-sort.ts';
import { chooseIndicator } from '../../state/actions.ts';
import { indicators, themes } from '../../state/catalogue.ts';
import type { VariantGroup } from '../../state/topic/group-variants.ts';
import { nameOfVariants } from '../../state/topic/name-of-variants.ts';
import {
  type Branch,
  branchesOf,
  countTopics,
  filter,
  isGroupOpen,
  isOpen,
  type Leaf,
  nameOfNode,
  toggleFolder,
  toggleGroup,
  visibleThemes,
} from '../../state/topic/theme-tree-store.ts';
import { topic } from '../../state/topic/topic.ts';
import { lazy } from '../../ui/lazy.tsx';
import { TypeIcon } from '../../ui/type-icon.tsx';
import { hideTip, showTip, tip } from './topic-tip-store.ts';
import { onTreeKey } from './tree-keys.ts';

/** Below this many topics a filter is more work than reading. */
const FILTER_FROM = 8;

const TopicTip = lazy(() => import('./topic-tip.tsx').then((view) => view.TopicTip));

export function ThemeTree() {
  const total = new Set(indicators.value.keys()).size;
  if (themes.value === null) return <div class="section skeleton skeleton-legend" />;
  if (total === 0) return null;
  const visible = visibleThemes.value;
  return (
    <section class="section tree" aria-labelledby="tree-title" onKeyDown={onTreeKey}>
      <h2 class="section-title" id="tree-title">
        {messages.value.topics}
        <span class="count">{total}</span>
      </h2>
      {total >= FILTER_FROM && (
        <label class="tree-filter">
          <Search size={15} aria-hidden="true" />
          <input
            type="text"
            aria-label={messages.value.filterTopics}
            placeholder={messages.value.filterTopics}
            value={filter.value}
            onInput={(event) => {
              filter.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      {visible.length === 0 && <p class="quiet">{messages.value.noTopics}</p>}
      <Nodes nodes={branchesOf(visible)} path={[]} />
      {tip.value && <TopicTip />}
    </section>
  );
}

function Nodes({ nodes, path }: { nodes: readonly Branch[]; path: readonly string[] }) {
  return (
    <ul class="tree-nodes">
      {nodes.map((node) => {
        if (node.kind === 'folder') {
          return (
            <li key={`/${node.name.nl}`}>
              <Folder node={node} path={path} />
            </li>
          );
        }
        return node.kind === 'variants' ? (
          <li key={node.key}>
            <GroupRow group={node} path={path} />
          </li>
        ) : (
          <li key={node.code}>
            <LeafRow node={node} />
          </li>
        );
      })}
    </ul>
  );
}

type FolderNode = Extract<ThemeNode, { kind: 'folder' }>;

function Folder({ node, path }: { node: FolderNode; path: readonly string[] }) {
  const here = [...path, node.name.nl];
  const open = isOpen(here);
  return (
    <>
      <button
        type="button"
        class="tree-folder"
        aria-expanded={open}
        onClick={() => toggleFolder(here)}
      >
        <ChevronRight class="tree-chevron" size={15} aria-hidden="true" />
        <DataText text={node.name} />
        <span class="count">{countTopics(node.children)}</span>
      </button>
      {open && <Nodes nodes={branchesOf(node.children)} path={here} />}
    </>
  );
}

function GroupRow({ group, path }: { group: VariantGroup<Leaf>; path: readonly string[] }) {
  const [first] = group.items;
  const indicator = first && indicators.value.get(first.code);
  if (!indicator) return null;
  const open = isGroupOpen(path, group);
  return (
    <>
      <button
        type="button"
        class="tree-folder tree-group"
        aria-expanded={open}
        onClick={() => toggleGroup(path, group)}
      >
        <ChevronRight class="tree-chevron" size={15} aria-hidden="true" />
        <span>{nameOfVariants(indicator, group.by)}</span>
        <Layers2 class="tree-layers" size={14} aria-hidden="true" />
        <span class="count">{group.items.length}</span>
      </button>
      {open && <Nodes nodes={group.items} path={path} />}
    </>
  );
}

/** A topic, and beside it the way to its own page; what it means is told while it is pointed at. */
function LeafRow({ node }: { node: Leaf }) {
  const indicator = indicators.value.get(node.code);
  if (!indicator) return null;
  const chosen = topic.value?.code === node.code;
  const name = nameOfNode(node);
  const told = tip.value?.code === node.code;
  return (
    <div
      class="tree-leaf"
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') showTip(node, event.currentTarget);
      }}
      onPointerLeave={hideTip}
      onFocusIn={(event) => {
        const { target, currentTarget } = event;
        if (target instanceof Element && target.matches(':focus-visible'))
          showTip(node, currentTarget);
      }}
      onFocusOut={hideTip}
    >
      <button
        type="button"
        class="tree-topic"
        aria-current={chosen ? 'true' : undefined}
        aria-describedby={told ? 'topic-tip' : undefined}
        data-code={node.code}
        onClick={() => chooseIndicator(node.code)}
      >
        <TypeIcon sort={sortOf(indicator)} />
        <span class="tree-name">
          {node.alias ? name : <DataText text={indicator.name} asTitle />}
        </span>
        <span class="tree-unit">{say(indicator.unit)}</span>
      </button>
      <a
        class="tree-about"
        href={topicPath(language.value, node.code)}
        title={messages.value.tree.about}
        aria-label={messages.value.tree.aboutTopic(name)}
      >
        <Info size={15} aria-hidden="true" />
      </a>
    </div>
  );
}
