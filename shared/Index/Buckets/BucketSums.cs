using System.Numerics;

namespace CcgcStream.Index.Buckets;

/// <summary>
/// A sparse map of field to 64-bit sum. Adding and subtracting are exact and commute, so a bucket depends only on the set of
/// contributions. Open addressing keeps an addition within a few nanoseconds; order is made only when bytes are asked for.
/// </summary>
public sealed class BucketSums
{
    private int[] _fields;
    private long[] _values;
    private int _used;
    private long[] _order = [];

    public BucketSums(int capacity = 32)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, capacity * 2));
        _fields = new int[size];
        _values = new long[size];
    }

    /// <summary>Slots in use, zeroes among them: what the map costs in memory.</summary>
    public int Slots => _used;

    /// <summary>The sum of a field; 0 where nothing was added.</summary>
    public long this[int field]
    {
        get
        {
            var at = Find(field);
            return _fields[at] == 0 ? 0 : _values[at];
        }
    }

    public long this[Scalar scalar] => this[Field.Of(scalar)];

    public void Add(int field, long amount)
    {
        var at = Find(field);
        if (_fields[at] == 0)
        {
            if (_used * 4 >= _fields.Length * 3)
            {
                Grow();
                at = Find(field);
            }

            _fields[at] = field;
            _used++;
        }

        _values[at] = checked(_values[at] + amount);
    }

    public void Add(ReadOnlySpan<FieldDelta> deltas)
    {
        foreach (var delta in deltas)
        {
            Add(delta.Field, delta.Amount);
        }
    }

    /// <summary>Adds another bucket, or takes it away with <paramref name="sign"/> -1.</summary>
    public void Add(BucketSums other, int sign = 1)
    {
        for (var at = 0; at < other._fields.Length; at++)
        {
            if (other._fields[at] != 0 && other._values[at] != 0)
            {
                Add(other._fields[at], sign * other._values[at]);
            }
        }
    }

    /// <summary>Everything that is not zero, in no particular order.</summary>
    public IEnumerable<FieldDelta> Entries()
    {
        for (var at = 0; at < _fields.Length; at++)
        {
            if (_fields[at] != 0 && _values[at] != 0)
            {
                yield return new FieldDelta(_fields[at], _values[at]);
            }
        }
    }

    /// <summary>Every slot in order of its field, which stands in the upper half of each number. Made anew only after a new field came.</summary>
    internal ReadOnlySpan<long> Order()
    {
        if (_order.Length != _used)
        {
            var count = 0;
            _order = new long[_used];
            for (var at = 0; at < _fields.Length; at++)
            {
                if (_fields[at] != 0)
                {
                    _order[count++] = ((long)_fields[at] << 32) | (uint)at;
                }
            }

            Array.Sort(_order); // Plain numbers: no comparer, which halves the time of writing a bucket.
        }

        return _order;
    }

    /// <summary>The sum in a slot that <see cref="Order"/> named.</summary>
    internal long ValueAt(long ordered) => _values[(int)(uint)ordered];

    /// <summary>Everything of one kind that is not zero, by category, smallest field first.</summary>
    public IReadOnlyList<FieldDelta> OfKind(FieldKind kind)
    {
        var found = new List<FieldDelta>();
        for (var at = 0; at < _fields.Length; at++)
        {
            if (_fields[at] != 0 && _values[at] != 0 && Field.KindOf(_fields[at]) == kind)
            {
                found.Add(new FieldDelta(_fields[at], _values[at]));
            }
        }

        found.Sort(static (left, right) => left.Field.CompareTo(right.Field));
        return found;
    }

    public bool IsEmpty => !_values.AsSpan().ContainsAnyExcept(0L);

    private int Find(int field)
    {
        var mask = _fields.Length - 1;
        // Fibonacci hashing: categories of one kind are dense in the low bits and must spread.
        var at = (int)((uint)field * 2654435769u >> 7) & mask;
        while (_fields[at] != 0 && _fields[at] != field)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        _order = [];
        var (fields, values) = (_fields, _values);
        _fields = new int[fields.Length * 2];
        _values = new long[_fields.Length];
        for (var from = 0; from < fields.Length; from++)
        {
            if (fields[from] != 0)
            {
                var at = Find(fields[from]);
                _fields[at] = fields[from];
                _values[at] = values[from];
            }
        }
    }
}
