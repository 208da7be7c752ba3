// The verifier of an outsider: it checks Stadspoort's ledger with Go's own transparency-log code (golang.org/x/mod/sumdb)
// and shares nothing with the program that wrote it.
//
//	verifier log VERIFIER-KEY DIRECTORY...       checks each log fully, and that each one continues the one before it
//	verifier proof VERIFIER-KEY PROOF RECORD     checks a c2sp.org/tlog-proof@v1 file
//
// Exit code 0 when everything holds, 1 with a reason on standard error when not.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return errors.New("usage: verifier log KEY DIRECTORY... | verifier proof KEY PROOF RECORD")
	}
	verifier, err := note.NewVerifier(args[1])
	if err != nil {
		return err
	}
	if args[0] == "proof" {
		return checkProofFile(verifier, args[2], args[3])
	}
	var before *tlog.Tree
	for _, directory := range args[2:] {
		tree, err := checkLog(verifier, directory, before)
		if err != nil {
			return fmt.Errorf("%s: %w", directory, err)
		}
		fmt.Printf("ok %d\n", tree.N)
		before = tree
	}
	return nil
}

// openCheckpoint checks the signature, and reads the text by hand: tlog.ParseTree insists on go.sum's own first line.
func openCheckpoint(verifier note.Verifier, text []byte) (*tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return nil, errors.New("checkpoint: wrong form or origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || lines[1] != strconv.FormatInt(size, 10) {
		return nil, errors.New("checkpoint: wrong size")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return nil, err
	}
	return &tlog.Tree{N: size, Hash: root}, nil
}

// files gives Go's tlog code the tiles of a directory. C2SP leaves out the height that Go has in its paths.
type files struct{ directory string }

func (f files) Height() int { return height }

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := f.readTile(tile)
		if err != nil {
			return nil, err
		}
		all[i] = data
	}
	return all, nil
}

func (f files) readTile(tile tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(f.directory, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	if err != nil {
		return nil, err
	}
	if len(data) != tile.W*tlog.HashSize {
		return nil, fmt.Errorf("%s: %d bytes", tile.Path(), len(data))
	}
	return data, nil
}

func (f files) readBundle(tile tlog.Tile) ([][]byte, error) {
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(f.directory, path))
	if err != nil {
		return nil, err
	}
	var records [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s: cut off", path)
		}
		length := int(binary.BigEndian.Uint16(data))
		records = append(records, data[2:2+length])
		data = data[2+length:]
	}
	if len(records) != tile.W {
		return nil, fmt.Errorf("%s: %d records, expected %d", path, len(records), tile.W)
	}
	return records, nil
}

// memory holds every hash of a tree, in Go's own numbering, derived from the records alone.
type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(m)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		hashes[i] = m[index]
	}
	return hashes, nil
}

func checkLog(verifier note.Verifier, directory string, before *tlog.Tree) (*tlog.Tree, error) {
	text, err := os.ReadFile(filepath.Join(directory, "checkpoint"))
	if err != nil {
		return nil, err
	}
	tree, err := openCheckpoint(verifier, text)
	if err != nil {
		return nil, err
	}
	source := files{directory}
	derived, err := deriveHashes(source, tree)
	if err != nil {
		return nil, err
	}
	if err := checkTiles(source, tree, derived); err != nil {
		return nil, err
	}
	if err := checkProofs(source, tree, derived); err != nil {
		return nil, err
	}
	return tree, checkConsistency(source, tree, before)
}

func deriveHashes(source files, tree *tlog.Tree) (memory, error) {
	var derived memory
	for start := int64(0); start < tree.N; start += width {
		tile := tlog.Tile{H: height, L: 0, N: start / width, W: width}
		if tree.N-start < width {
			tile.W = int(tree.N - start)
		}
		records, err := source.readBundle(tile)
		if err != nil {
			return nil, err
		}
		for i, record := range records {
			hashes, err := tlog.StoredHashes(start+int64(i), record, derived)
			if err != nil {
				return nil, err
			}
			derived = append(derived, hashes...)
		}
	}
	root, err := tlog.TreeHash(tree.N, derived)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, errors.New("the records give another root than the checkpoint")
	}
	return derived, nil
}

// tilesOf lists the tiles of a tree. (tlog.NewTiles of some versions also lists every narrower partial tile.)
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level, rest := 0, size; rest > 0; level, rest = level+1, rest/width {
		for n := int64(0); n < rest/width; n++ {
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: width})
		}
		if rest%width > 0 {
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: rest / width, W: int(rest % width)})
		}
	}
	return tiles
}

// checkTiles compares every hash tile on disk with the one derived from the records.
func checkTiles(source files, tree *tlog.Tree, derived memory) error {
	for _, tile := range tilesOf(tree.N) {
		found, err := source.readTile(tile)
		if err != nil {
			return err
		}
		expected, err := tlog.ReadTileData(tile, derived)
		if err != nil {
			return err
		}
		if !bytes.Equal(found, expected) {
			return fmt.Errorf("%s: not the hashes of the records", tile.Path())
		}
	}
	return nil
}

// checkProofs proves a sample of records from the tiles, which Go authenticates against the checkpoint on the way.
func checkProofs(source files, tree *tlog.Tree, derived memory) error {
	reader := tlog.TileHashReader(*tree, source)
	step := tree.N/97 + 1
	for index := int64(0); index < tree.N; index += step {
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		leaf := derived[tlog.StoredHashIndex(0, index)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
			return err
		}
	}
	return nil
}

func checkConsistency(source files, tree, before *tlog.Tree) error {
	if before == nil || before.N == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, before.N, tlog.TileHashReader(*tree, source))
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash)
}

func checkProofFile(verifier note.Verifier, proofPath, recordPath string) error {
	text, err := os.ReadFile(proofPath)
	if err != nil {
		return err
	}
	record, err := os.ReadFile(recordPath)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("proof: wrong form")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, err := openCheckpoint(verifier, []byte(parts[1]))
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(record))
}
