#!/usr/bin/env python3
"""The same jobs as `dutymap lab`, done with what one would use instead. See README.md beside this file.

    peers.py pairs MEASURES UNITS LINES > pairs.tsv     lines `measure unit`, the same on every machine
    peers.py project pairs.tsv                          scipy and igraph: which units share measures
    peers.py layout ties.tsv                            igraph: Kamada-Kawai up to 1,000 nodes, grid Fruchterman-Reingold
    peers.py communities ties.tsv                       igraph: Leiden on weighted modularity

Needs `pip install numpy scipy igraph`. Every time is the best of five, without reading the file.
"""
import sys
import time

import igraph
import numpy
import scipy.sparse


def best(job, rounds=5):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = job()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3, result


def pairs(measures, units, lines):
    """Units of a measure by a linear congruence, low numbers oftener than high ones."""
    state = 1
    seen = set()
    while len(seen) < lines:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        unit = int(((state >> 33) / 2**31) ** 2 * units)
        pair = (len(seen) * measures // lines, unit)
        if pair not in seen:
            seen.add(pair)
            print(*pair)


def project(file):
    data = numpy.loadtxt(file, dtype=numpy.int64, ndmin=2)
    shape = (data[:, 0].max() + 1, data[:, 1].max() + 1)

    def by_scipy():
        matrix = scipy.sparse.csr_matrix((numpy.ones(len(data), dtype=numpy.int32), (data[:, 0], data[:, 1])), shape=shape)
        return scipy.sparse.triu(matrix.T @ matrix, 1).nnz

    graph = igraph.Graph.Bipartite([0] * shape[0] + [1] * shape[1], [(m, shape[0] + u) for m, u in data.tolist()])
    print("scipy  %.2f ms, %d ties" % best(by_scipy))
    print("igraph %.2f ms, %d ties" % best(lambda: graph.bipartite_projection(multiplicity=True, which=1).ecount()))


def network(file):
    data = numpy.loadtxt(file, dtype=numpy.int64, ndmin=2)
    graph = igraph.Graph(int(data[:, :2].max()) + 1, data[:, :2].tolist())
    graph.es["weight"] = data[:, 2].tolist()
    return graph


def layout(file):
    graph = network(file)
    if graph.vcount() <= 1000:
        print("igraph Kamada-Kawai %.2f ms" % best(graph.layout_kamada_kawai)[0])
    print("igraph grid Fruchterman-Reingold %.2f ms" % best(lambda: graph.layout_fruchterman_reingold(grid=True))[0])


def communities(file):
    graph = network(file)

    def leiden():
        return graph.community_leiden("modularity", weights="weight")

    took, found = best(leiden)
    print("igraph Leiden %.2f ms, q=%.6f" % (took, graph.modularity(found, weights="weight")))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["pairs", measures, units, lines]:
            pairs(int(measures), int(units), int(lines))
        case ["project", file]:
            project(file)
        case ["layout", file]:
            layout(file)
        case ["communities", file]:
            communities(file)
        case _:
            sys.exit(__doc__)
