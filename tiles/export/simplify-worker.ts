/** Simplifies the outlines of one level in a thread of its own: joining the borders of a level takes seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { FlatGeobufReader } from '../flatgeobuf/read-flatgeobuf.ts';
import { simplifyTopology } from '../topology/simplify-topology.ts';
import { buildTopology } from '../topology/topology.ts';

const { file, zoom } = workerData as { file: string; zoom: number };
const reader = new FlatGeobufReader(file);
const areas = Array.from(reader.offsets(), (offset) => reader.areaAt(offset));
const topology = buildTopology(new Map([['level', areas]]));
parentPort?.postMessage(simplifyTopology(topology, zoom).get('level') ?? []);
