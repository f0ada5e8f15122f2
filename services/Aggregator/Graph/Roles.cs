namespace CcgcStream.Aggregator.Graph;

/// <summary>Gives the members of a story or a conversation their next roles.</summary>
internal static class Roles
{
    private const long HourUs = 3_600_000_000;
    private const int AnswerHours = 24;

    /// <summary>All members know the size of the story and its first piece.</summary>
    internal static void OfStory(List<MentionNode> members)
    {
        var first = members[0];
        foreach (var member in members)
        {
            first = member.CompareTo(first) < 0 ? member : first;
        }

        foreach (var member in members)
        {
            member.Next = member.Next with { StorySize = members.Count, StoryTimeUs = first.Facts.TimeUs, StoryPost = first.Facts.PostId };
        }
    }

    /// <summary>The first piece stands for the conversation; each question knows how long it waited for an official or media account.</summary>
    internal static void OfThread(List<MentionNode> members)
    {
        if (members.Count == 1)
        {
            members[0].Next = members[0].Next with { AnswerHour = -1, ThreadFirst = false, TwoWay = false };
            return;
        }

        members.Sort();
        var twoWay = IsTwoWay(members);
        var nextAnswer = new MentionNode?[members.Count + 1];
        for (var at = members.Count - 1; at >= 0; at--)
        {
            nextAnswer[at] = members[at].Facts.Answers ? members[at] : nextAnswer[at + 1];
        }

        for (var at = 0; at < members.Count; at++)
        {
            var member = members[at];
            member.Next = member.Next with
            {
                AnswerHour = member.Facts.Asks ? HoursTo(nextAnswer[at + 1], member) : (sbyte)-1,
                ThreadFirst = at == 0,
                TwoWay = at == 0 && twoWay,
            };
        }
    }

    private static sbyte HoursTo(MentionNode? answer, MentionNode question)
    {
        var hours = answer is null ? AnswerHours : (answer.Facts.TimeUs - question.Facts.TimeUs) / HourUs;
        return hours < AnswerHours ? (sbyte)hours : (sbyte)-1;
    }

    // Two parties, and the word passed on at least twice: question, answer, and someone coming back.
    private static bool IsTwoWay(List<MentionNode> ordered)
    {
        var passes = 0;
        for (var at = 1; at < ordered.Count; at++)
        {
            var (before, now) = (ordered[at - 1].Facts.Author, ordered[at].Facts.Author);
            passes += before != 0 && now != 0 && before != now ? 1 : 0;
        }

        return passes >= 2;
    }
}
