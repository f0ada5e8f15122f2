using System.Collections;

namespace CcgcStream.Alerting.Evidence;

/// <summary>
/// The cells of a run, oldest first. A run grows by one cell a bucket, for years: the longer run therefore shares its memory with the
/// shorter one, as long as nobody else has gone on from there. What a reader holds never changes.
/// </summary>
internal sealed class RunCells : IReadOnlyList<RunCell>
{
    internal static readonly RunCells Empty = new(new Shared(0), 0, 0, 0);

    private readonly Shared _shared;
    private readonly int _start;

    private RunCells(Shared shared, int start, int count, long expected) => (_shared, _start, Count, Expected) = (shared, start, count, expected);

    public int Count { get; }

    /// <summary>Sum of <see cref="RunCell.Expected"/>.</summary>
    internal long Expected { get; }

    public RunCell this[int index] => Span[index];

    internal ReadOnlySpan<RunCell> Span => _shared.Items.AsSpan(_start, Count);

    /// <summary>The same cells in this form; what comes out of the store is a plain list.</summary>
    internal static RunCells Of(IReadOnlyList<RunCell> cells)
    {
        if (cells is RunCells known)
        {
            return known;
        }

        var all = Empty;
        foreach (var cell in cells)
        {
            all = all.Add(cell, int.MaxValue);
        }

        return all;
    }

    /// <summary>The cells with one more at the end, the oldest dropped beyond a number.</summary>
    internal RunCells Add(RunCell cell, int kept)
    {
        var dropped = Math.Max(0, Count + 1 - kept);
        var expected = Expected + cell.Expected;
        foreach (var old in Span[..dropped])
        {
            expected -= old.Expected;
        }

        var (shared, start, count) = (_shared, _start + dropped, Count - dropped);
        if (!shared.TryExtend(start + count, cell))
        {
            shared = new Shared(Math.Max(8, 2 * (count + 1)));
            Span[dropped..].CopyTo(shared.Items);
            shared.Begin(count);
            start = 0;
            _ = shared.TryExtend(count, cell);
        }

        return new RunCells(shared, start, count + 1, expected);
    }

    public IEnumerator<RunCell> GetEnumerator()
    {
        for (var at = 0; at < Count; at++)
        {
            yield return this[at];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Shared(int capacity)
    {
        private int _used;

        internal RunCell[] Items { get; } = new RunCell[capacity];

        internal void Begin(int used) => _used = used;

        /// <summary>Puts a cell behind the first <paramref name="end"/>; false where there is no room or another run has taken it.</summary>
        internal bool TryExtend(int end, RunCell cell)
        {
            if (end >= Items.Length || Interlocked.CompareExchange(ref _used, end + 1, end) != end)
            {
                return false;
            }

            Items[end] = cell;
            return true;
        }
    }
}
