namespace CcgcStream.Stubs.Faults;

/// <summary>
/// Decides from a seed which requests go wrong and how: the same seed, the same trouble. About one request in four does, never two
/// in a row; every kind once before any comes again, and those that cost the collector minutes at most twice.
/// </summary>
public sealed class FaultScript(int seed, params Fault[] kinds)
{
    private const int MostOfASlowOne = 2;

    private static readonly Fault[] Slow = [Fault.Stalled, Fault.TokenExpired, Fault.Huge];

    private readonly Lock _lock = new();
    private Fault[] _kinds = kinds;
    private readonly Random _random = new(seed);
    private readonly Dictionary<Fault, int> _dealt = [];
    private readonly Queue<Fault> _deck = [];
    private bool _spared = true;

    /// <summary>The kinds of trouble it makes.</summary>
    public IReadOnlyList<Fault> Kinds => _kinds;

    /// <summary>From now on makes only these kinds of trouble; without any, none.</summary>
    public void Only(params Fault[] only)
    {
        lock (_lock)
        {
            _kinds = only;
            _deck.Clear();
        }
    }

    /// <summary>How often it has made a kind of trouble.</summary>
    public int Dealt(Fault kind)
    {
        lock (_lock)
        {
            return _dealt.GetValueOrDefault(kind);
        }
    }

    /// <summary>The next request's fault.</summary>
    public Fault Next()
    {
        lock (_lock)
        {
            _spared = _spared || _kinds.Length == 0 || _random.Next(3) != 0;
            var fault = _spared ? Fault.None : Deal();
            _spared = fault != Fault.None;
            _dealt[fault] = _dealt.GetValueOrDefault(fault) + 1;
            return fault;
        }
    }

    private Fault Deal()
    {
        if (_deck.Count == 0)
        {
            var next = _kinds.Where(k => !Slow.Contains(k) || _dealt.GetValueOrDefault(k) < MostOfASlowOne).ToArray();
            _random.Shuffle(next);
            next.ToList().ForEach(_deck.Enqueue);
        }

        return _deck.TryDequeue(out var fault) ? fault : Fault.None;
    }
}
