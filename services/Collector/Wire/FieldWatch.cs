using System.Text.Json;
using CcgcStream.Contracts.Sources;

namespace CcgcStream.Collector.Wire;

/// <summary>
/// Notices when a source changes what it sends: fields that nobody told us of, and fields that stopped coming. Counts over
/// the latest items, half of them forgotten whenever the count is full.
/// </summary>
internal sealed class FieldWatch
{
    private const int Window = 10_000;
    private const int MaxNames = 64;
    private const double Notable = 0.01;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shape> _shapes = [];

    /// <summary>Looks at one object.</summary>
    /// <param name="name">What it is, such as <c>post</c>.</param>
    /// <param name="item">The object; anything else is ignored.</param>
    /// <param name="fields">Fields it usually has.</param>
    public void Look(string name, JsonElement item, FieldSet fields)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        lock (_lock)
        {
            Of(name).Look(item, fields);
        }
    }

    private Shape Of(string name) => _shapes.TryGetValue(name, out var shape) ? shape : _shapes[name] = new Shape();

    /// <summary>Looks at the number of cells of a row.</summary>
    public void LookAtRow(string name, int cells, int usual)
    {
        lock (_lock)
        {
            Of(name).Look(cells == usual ? null : $"{cells} columns");
        }
    }

    /// <summary>What has changed, for at least one item in a hundred.</summary>
    public IReadOnlyList<FieldDrift> Drift()
    {
        lock (_lock)
        {
            return [.. _shapes.SelectMany(s => s.Value.Drift(s.Key)).OrderByDescending(d => d.Share).ThenBy(d => d.Field, StringComparer.Ordinal)];
        }
    }

    private sealed class Shape
    {
        private readonly Dictionary<string, int> _unknown = [];
        private readonly Dictionary<string, int> _missing = [];
        private int _items;

        public void Look(string? surprise)
        {
            if (surprise is not null && (_unknown.ContainsKey(surprise) || _unknown.Count < MaxNames))
            {
                _unknown[surprise] = _unknown.GetValueOrDefault(surprise) + 1;
            }

            Count();
        }

        public void Look(JsonElement item, FieldSet fields)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (!fields.Knows(property.Name) && (_unknown.ContainsKey(property.Name) || _unknown.Count < MaxNames))
                {
                    _unknown[property.Name] = _unknown.GetValueOrDefault(property.Name) + 1;
                }
            }

            foreach (var field in fields.Required)
            {
                if (!item.TryGetProperty(field, out _))
                {
                    _missing[field] = _missing.GetValueOrDefault(field) + 1;
                }
            }

            Count();
        }

        public IEnumerable<FieldDrift> Drift(string name) =>
            _unknown.Select(u => new FieldDrift($"{name}.{u.Key}", "unknown", (double)u.Value / _items))
                .Concat(_missing.Select(m => new FieldDrift($"{name}.{m.Key}", "missing", (double)m.Value / _items)))
                .Where(d => d.Share >= Notable);

        private void Count()
        {
            if (++_items == Window)
            {
                _items /= 2;
                Halve(_unknown);
                Halve(_missing);
            }
        }

        private static void Halve(Dictionary<string, int> counts)
        {
            foreach (var (key, count) in counts.ToList())
            {
                counts[key] = count / 2;
            }
        }
    }
}

/// <summary>The fields that an object is known to have.</summary>
/// <param name="Required">Fields that every object has.</param>
/// <param name="Optional">Fields that it may have.</param>
internal sealed record FieldSet(IReadOnlyList<string> Required, IReadOnlySet<string> Optional)
{
    /// <summary>From two lists separated by blanks.</summary>
    public static FieldSet Of(string required, string optional) =>
        new(required.Split(' ', StringSplitOptions.RemoveEmptyEntries), optional.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));

    /// <summary>For objects with a hundred fields of which a few matter: only those that stop coming are noticed.</summary>
    public static FieldSet Requiring(string required) => Of(required, "*");

    public bool Knows(string field) => Optional.Contains("*") || Optional.Contains(field) || Required.Contains(field);
}
