import { ChevronRight, Search } from 'lucide-preact';
import type { ThemeNode } from '../../../geodata/model.ts';
import { chooseIndicator } from '../state/actions.ts';
import { indicators, themes } from '../state/catalogue.ts';
import { topic } from '../state/topic.ts';
import { Said } from '../words/said.tsx';
import { say, words } from '../words/words.ts';
import {
  countTopics,
  filter,
  isOpen,
  nameOfNode,
  toggleFolder,
  visibleThemes,
} from './theme-tree-store.ts';

/** Below this many topics a filter is more work than reading. */
const FILTER_FROM = 8;

export function ThemeTree() {
  const total = new Set(indicators.value.keys()).size;
  if (themes.value === null) return <div class="section skeleton skeleton-legend" />;
  if (total === 0) return null;
  const visible = visibleThemes.value;
  return (
    <section class="section tree" aria-labelledby="tree-title">
      <h2 class="section-title" id="tree-title">
        {words.value.topics}
        <span class="count">{total}</span>
      </h2>
      {total >= FILTER_FROM && (
        <label class="tree-filter">
          <Search size={15} aria-hidden="true" />
          <input
            type="text"
            aria-label={words.value.filterTopics}
            placeholder={words.value.filterTopics}
            value={filter.value}
            onInput={(event) => {
              filter.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      {visible.length === 0 && <p class="quiet">{words.value.noTopics}</p>}
      <Nodes nodes={visible} path={[]} />
    </section>
  );
}

function Nodes({ nodes, path }: { nodes: readonly ThemeNode[]; path: readonly string[] }) {
  return (
    <ul class="tree-nodes">
      {nodes.map((node) => (
        <li key={node.kind === 'folder' ? `/${node.name.nl}` : node.code}>
          {node.kind === 'folder' ? <Folder node={node} path={path} /> : <Leaf node={node} />}
        </li>
      ))}
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
        <Said text={node.name} />
        <span class="count">{countTopics(node.children)}</span>
      </button>
      {open && <Nodes nodes={node.children} path={here} />}
    </>
  );
}

function Leaf({ node }: { node: Extract<ThemeNode, { kind: 'indicator' }> }) {
  const indicator = indicators.value.get(node.code);
  const chosen = topic.value?.code === node.code;
  return (
    <button
      type="button"
      class="tree-topic"
      aria-current={chosen ? 'true' : undefined}
      data-code={node.code}
      onClick={() => chooseIndicator(node.code)}
    >
      <span class="tree-name">
        {indicator && !node.alias ? <Said text={indicator.name} asTitle /> : nameOfNode(node)}
      </span>
      {indicator && <span class="tree-unit">{say(indicator.unit)}</span>}
    </button>
  );
}
