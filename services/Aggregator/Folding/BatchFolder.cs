using CcgcStream.Aggregator.Retention;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>
/// Folds batches of enriched records into the state of one partition. Nothing is written here: a batch yields the new absolute
/// values, to be committed in one step. After a failure the caller throws this object away, since memory then runs ahead of the store.
/// </summary>
internal sealed class BatchFolder(IStateStore store, string space, FoldLimits limits, TimeProvider clock)
{
    private readonly Dictionary<string, GenerationState> _generations = new(StringComparer.Ordinal);
    private readonly LedgerCache _ledger = new(store, space, limits.LedgerEntries);
    private readonly RetiredPosts _retired = new(store, space);
    private readonly CityFold _fold = new();
    private long _batch;

    internal IReadOnlyDictionary<string, GenerationState> Generations => _generations;

    internal async ValueTask<FoldResult> FoldAsync(IReadOnlyList<Enriched> records, CancellationToken ct)
    {
        _batch++;
        var changes = await LedgerAsync(records, ct);
        var retired = await RetiredAsync(records, changes, ct);
        var result = new FoldResult([], []);
        var intake = new Intake(changes, retired, OldestLiveUs());
        intake.Take(records);
        var cities = new Dictionary<(string, string), CityChanges>();
        foreach (var change in changes.Values)
        {
            await SettleAsync(change, cities, result.Writes, ct);
        }

        foreach (var ((generation, city), pending) in cities)
        {
            var state = await CityAsync(generation, city, ct);
            await _fold.ApplyAsync(state, pending, _batch, result.Writes, ct);
            await BucketWrites.CollectAsync(store, space, state.Buckets, result.Writes, ct);
            result.Dirty.Add((generation, city));
        }

        TotalsWrites(changes.Values, result.Writes);
        MarksWrites(intake, result.Writes);
        Evict();
        return result with
        {
            Mentions = intake.Mentions, Swept = intake.Swept, Stale = intake.Stale,
            LateEdits = intake.LateEdits.Values.Sum(), LateDeletions = intake.LateDeletions.Values.Sum(), LateExample = intake.LateExample,
        };
    }

    /// <summary>Lets go of everything in memory of a generation, after it was dropped from the store.</summary>
    internal void Forget(string generation)
    {
        _generations.Remove(generation);
        _ledger.Forget(generation);
    }

    /// <summary>Lets go of what retention has removed from the store, so that memory says the same as the store.</summary>
    internal void Forget(Removal removal)
    {
        _ledger.Forget(removal.Ledger);
        foreach (var (generation, city, day) in removal.Days)
        {
            if (_generations.GetValueOrDefault(generation)?.Cities.GetValueOrDefault(city) is { } state)
            {
                state.Graph.Forget(day);
            }
        }

        foreach (var (generation, city) in removal.Buckets)
        {
            _generations.GetValueOrDefault(generation)?.Cities.GetValueOrDefault(city)?.Buckets.ForgetRemoved();
        }
    }

    private async ValueTask<Dictionary<(string, string), LedgerChange>> LedgerAsync(IReadOnlyList<Enriched> records, CancellationToken ct)
    {
        var changes = new Dictionary<(string Generation, string Post), LedgerChange?>();
        foreach (var record in records)
        {
            if (record.Mention is { } mention)
            {
                changes.TryAdd((mention.Generation, mention.PostId), null);
            }

            foreach (var post in record.Sweep?.Posts ?? [])
            {
                changes.TryAdd((post.Generation, post.PostId), null);
            }
        }

        var posts = changes.Keys.ToArray();
        var entries = await _ledger.GetAsync(posts, ct);
        return posts.Select((post, at) => (post, at))
            .ToDictionary(pair => pair.post, pair => new LedgerChange(pair.post.Generation, pair.post.Post, entries[pair.at]));
    }

    private async ValueTask<IReadOnlySet<(string, string)>> RetiredAsync(
        IReadOnlyList<Enriched> records, Dictionary<(string Generation, string Post), LedgerChange> changes, CancellationToken ct)
    {
        var from = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var generation in changes.Keys.Select(key => key.Generation).Distinct(StringComparer.Ordinal))
        {
            from.Add(generation, (await GenerationAsync(generation, ct)).Marks.LedgerUs);
        }

        return await _retired.AmongAsync(records, changes, from, ct);
    }

    // A version seen longer ago than the live ledger reaches may have been counted and forgotten: it cannot be counted once.
    private long OldestLiveUs() => (clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000) - limits.LiveLedgerUs;

    private async ValueTask SettleAsync(
        LedgerChange change, Dictionary<(string, string), CityChanges> cities, List<StateWrite> writes, CancellationToken ct)
    {
        var after = change.After();
        if (after.Revision == PostRevision.None)
        {
            return;
        }

        var bytes = LedgerCodec.Encode(after);
        if (change.Before is { } same && LedgerCodec.Encode(same).AsSpan().SequenceEqual(bytes))
        {
            return;
        }

        writes.Add(new(StateKeys.Ledger(change.Generation, change.Post), bytes));
        _ledger.Set(change.Generation, change.Post, after);
        await GenerationAsync(change.Generation, ct);
        foreach (var old in change.Before?.Mentions ?? [])
        {
            if (!after.Mentions.Contains(old))
            {
                Of(old.City).Removed.Add((old.TimeUs, change.Post));
            }
        }

        foreach (var mention in change.Mentions)
        {
            if (mention.Body is not null && change.Before?.Mentions.Contains(mention.Entry) != true)
            {
                Of(mention.Entry.City).Added.Add(mention);
            }
        }

        CityChanges Of(string city)
        {
            if (!cities.TryGetValue((change.Generation, city), out var found))
            {
                cities.Add((change.Generation, city), found = new());
            }

            return found;
        }
    }

    private void TotalsWrites(IEnumerable<LedgerChange> changes, List<StateWrite> writes)
    {
        var moved = new Dictionary<string, GenerationTotals>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var after = change.After();
            if (after.Revision != PostRevision.None)
            {
                var totals = moved.GetValueOrDefault(change.Generation) ?? _generations[change.Generation].Totals;
                moved[change.Generation] = TotalsFold.Move(totals, change, after);
            }
        }

        foreach (var (name, totals) in moved)
        {
            if (_generations[name].Totals != totals)
            {
                _generations[name].Totals = totals;
                writes.Add(new(StateKeys.Generation(name), totals.Encode()));
            }
        }
    }

    private void MarksWrites(Intake intake, List<StateWrite> writes)
    {
        foreach (var name in intake.LateEdits.Keys.Union(intake.LateDeletions.Keys, StringComparer.Ordinal))
        {
            var state = _generations[name];
            state.Marks = state.Marks with
            {
                LateEdits = state.Marks.LateEdits + intake.LateEdits.GetValueOrDefault(name),
                LateDeletions = state.Marks.LateDeletions + intake.LateDeletions.GetValueOrDefault(name),
            };
            writes.Add(new(StateKeys.Marks(name), state.Marks.Encode()));
        }
    }

    internal async ValueTask<GenerationState> GenerationAsync(string name, CancellationToken ct)
    {
        if (!_generations.TryGetValue(name, out var state))
        {
            var stored = await store.GetAsync(space, [StateKeys.Generation(name), StateKeys.Marks(name)], ct);
            state = new(
                name, stored[0] is { } totals ? GenerationTotals.Decode(totals) : GenerationTotals.Empty,
                stored[1] is { } marks ? RetentionMarks.Decode(marks) : RetentionMarks.None);
            _generations.Add(name, state);
        }

        return state;
    }

    private async ValueTask<CityState> CityAsync(string generation, string city, CancellationToken ct)
    {
        var state = await GenerationAsync(generation, ct);
        if (!state.Cities.TryGetValue(city, out var found))
        {
            found = new(state, city, new StoredMentions(store, space, generation, city));
            state.Cities.Add(city, found);
        }

        return found;
    }

    private void Evict()
    {
        var cities = _generations.Values.SelectMany(generation => generation.Cities.Values).ToArray();
        if (cities.Sum(city => (long)city.Buckets.Count) > limits.Buckets)
        {
            Array.ForEach(cities, city => city.Buckets.Evict(_batch - limits.KeepBatches));
        }

        if (cities.Sum(city => (long)city.Graph.Count) > limits.Mentions)
        {
            Array.ForEach(cities, city => city.Graph.Evict(_batch - limits.KeepBatches));
        }
    }
}
