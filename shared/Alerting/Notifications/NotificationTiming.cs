using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Notifications;

/// <summary>When a notification may leave: group wait, quiet hours, digests.</summary>
internal static class NotificationTiming
{
    public static DateTimeOffset Due(AlertSeverity severity, Route route, DateTimeOffset now)
    {
        if (route.DigestAt is { } digest)
        {
            return Next(now, digest, route.Zone);
        }

        return Held(severity, route.Quiet, now + route.GroupWait);
    }

    /// <summary>The moment itself, or the end of the quiet hours it falls into; critical alerts wake people.</summary>
    public static DateTimeOffset Held(AlertSeverity severity, QuietHours? quiet, DateTimeOffset due) =>
        quiet is not null && severity < AlertSeverity.Critical && IsQuiet(quiet, due) ? Next(due, quiet.To, quiet.Zone) : due;

    private static bool IsQuiet(QuietHours quiet, DateTimeOffset at)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(quiet.Zone)).DateTime);
        // TimeOnly.IsBetween spans midnight where from is later than to.
        return time.IsBetween(quiet.From, quiet.To);
    }

    /// <summary>The next moment, later than <paramref name="after"/>, with this local time of day.</summary>
    private static DateTimeOffset Next(DateTimeOffset after, TimeOnly time, string zoneId)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        for (var i = 0; ; i++)
        {
            var local = day.AddDays(i).ToDateTime(time);
            // A local time that a change of the clock skips is taken an hour later.
            local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            var moment = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            if (moment > after)
            {
                return moment;
            }
        }
    }
}
