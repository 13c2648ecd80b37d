using Dashboard.Data.Duties;
using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Provinces;
using Dashboard.Data.Quotas;
using Dashboard.Data.Statistics;
using Dashboard.Data.Time;
using Dashboard.Web.Components.Pages.Progression;
using Dashboard.Web.Components.Pages.Duties;
using Dashboard.Web.Components.Pages.Quotas;
using Dashboard.Web.Navigation;

namespace Dashboard.Tests.Navigation;

public sealed class DashboardUrlsTests
{
    private static readonly AsOf Today = new(new(2023, 8, 15), IsToday: true);
    private static readonly AsOf Chosen = new(new(2023, 8, 15), IsToday: false);

    [Fact]
    public void A_day_nobody_chose_is_in_no_address() => Assert.Equal(
        ["/", "/places", "/places/110108", "/provinces", "/provinces/320000", "/notices", "/notices/n", "/api/v1/designations"],
        All(Today));

    [Fact]
    public void A_chosen_day_is_in_every_address() => Assert.All(All(Chosen), href => Assert.EndsWith("?asOf=2023-08-15", href, StringComparison.Ordinal));

    [Fact]
    public void Texts_cannot_leave_their_parameter() => Assert.Equal(
        "/places?q=%E6%B5%B7%20%26tier%3DPilot%23%3F&asOf=2023-08-15",
        DashboardUrls.Places(Chosen, new PlaceFilter("海 &tier=Pilot#?")));

    [Theory]
    [InlineData("../admin?x=1#y", "..%2Fadmin%3Fx%3D1%23y")]
    [InlineData("a b/c", "a%20b%2Fc")]
    public void Codes_cannot_leave_their_segment(string code, string escaped)
    {
        Assert.Equal("/places/" + escaped, DashboardUrls.Place(code, Today));
        Assert.Equal("/provinces/" + escaped, DashboardUrls.Province(code, Today));
        Assert.Equal("/notices/" + escaped, DashboardUrls.Notice(code, Today));
    }

    [Fact]
    public void All_of_a_filter_is_in_the_address_and_its_defaults_are_not()
    {
        var filter = new PlaceFilter("hd", Tier.Pilot, "110000", Region.East, PlaceKind.MunicipalityDistrict, DesignationStatus.Active);

        Assert.Equal(
            "/places?q=hd&tier=Pilot&region=East&province=110000&kind=MunicipalityDistrict&status=Active&sort=Name&desc=true&page=2&place=110108",
            DashboardUrls.Places(Today, filter, PlaceOrder.Name, descending: true, page: 2, selected: "110108"));
        Assert.Equal("/places", DashboardUrls.Places(Today, new PlaceFilter("", null, ""), PlaceOrder.Annex, descending: false, page: 1, selected: null));
    }

    [Fact]
    public void The_state_of_the_progression_is_in_its_address_and_the_defaults_are_not()
    {
        var id = Guid.Parse("018bcfe5-6800-7000-8000-000000000001");
        var address = new ProgressionAddress(
            "2023", Tier.Pilot, Track.County, Region.East, "320000", Stage.Recommended, "wu xi", ProgressionLayout.Table, ApplicationOrder.Entered, true, 2, id);

        Assert.Equal("/progression", DashboardUrls.Progression(Today, new ProgressionAddress()));
        Assert.Equal(
            "/progression?round=2023&tier=Pilot&track=County&region=East&province=320000&stage=Recommended&q=wu%20xi&view=Table&sort=Entered&desc=true&page=2"
            + $"&application={id}&asOf=2023-08-15",
            DashboardUrls.Progression(Chosen, address));
        Assert.Equal("/progression?page=all", DashboardUrls.Progression(Today, new ProgressionAddress(Page: 2, Whole: true)));
        Assert.Equal($"/progression/{id}?asOf=2023-08-15", DashboardUrls.Application(id, Chosen));
        Assert.Equal(
            "/api/v1/applications.csv?round=2023&tier=Pilot&track=County&region=East&province=320000&stage=Recommended&q=wu%20xi&asOf=2023-08-15",
            DashboardUrls.ApplicationsExport(Chosen, address, "csv"));
    }

    [Fact]
    public void An_export_is_narrowed_as_its_page_is()
    {
        var places = new PlaceFilter("hd", Tier.Pilot, "110000", Region.East, PlaceKind.MunicipalityDistrict, DesignationStatus.Active);
        var duties = new DutyFilter("hd", "110000", Region.East, Duty.FiledWithCnipa, DutyStatus.Overdue);
        var quotas = new QuotaFilter("js", Region.East, QuotaState.Unknown, HasLeft: true);

        Assert.Equal(Query(DashboardUrls.Places(Chosen, places)), Query(DashboardUrls.DesignationsExport(Chosen, places, "csv")));
        Assert.Equal(Query(DashboardUrls.Duties(Chosen, new DutiesAddress(duties, Round: "2023"))), Query(DashboardUrls.RemindersExport(Chosen, duties, "2023", "xlsx")));
        Assert.Equal(Query(DashboardUrls.Quotas(Chosen, new QuotasAddress("2023", quotas))), Query(DashboardUrls.QuotasExport(Chosen, "2023", quotas, "csv")));

        static string Query(string address) => address[address.IndexOf('?', StringComparison.Ordinal)..];
    }

    [Fact]
    public void An_anchor_comes_after_the_day_and_is_escaped()
    {
        Assert.Equal("/notices/evaluation-2023?asOf=2023-08-15#annex-3", DashboardUrls.Notice("evaluation-2023", Chosen, "annex-3"));
        Assert.Equal("/notices/n#a%23b", DashboardUrls.Notice("n", Today, "a#b"));
    }

    [Fact]
    public void The_form_of_an_export_is_its_extension_and_json_has_none()
    {
        Assert.Equal("/api/v1/designations.csv?tier=Pilot&asOf=2023-08-15", DashboardUrls.Api("designations", "csv", Chosen, ("tier", "Pilot"), ("region", null)));
        Assert.Equal("/api/v1/statistics/summary", DashboardUrls.Api("statistics/summary", "json", Today));
    }

    [Theory]
    [InlineData("/places", "/places?asOf=2024-02-29")]
    [InlineData("/places?", "/places?asOf=2024-02-29")]
    [InlineData("/places?asOf=2023-08-15", "/places?asOf=2024-02-29")]
    [InlineData("/places?ASOF=x&q=%E6%B5%B7&tier=Pilot", "/places?q=%E6%B5%B7&tier=Pilot&asOf=2024-02-29")]
    [InlineData("/places?tasOf=1&q=asOf=2", "/places?tasOf=1&q=asOf=2&asOf=2024-02-29")]
    public void Another_day_keeps_the_rest_of_the_address(string address, string expected) =>
        Assert.Equal(expected, DashboardUrls.WithAsOf(address, new(2024, 2, 29)));

    [Theory]
    [InlineData("/places?asOf=2023-08-15", "/places")]
    [InlineData("/?metric=pilot&asOf=2023-08-15&province=320000", "/?metric=pilot&province=320000")]
    [InlineData("/", "/")]
    public void Today_takes_the_day_out_of_the_address(string address, string expected) =>
        Assert.Equal(expected, DashboardUrls.WithAsOf(address, null));

    [Theory]
    [InlineData("Pilot", Tier.Pilot)]
    [InlineData("pilot", Tier.Pilot)]
    [InlineData("PILOT", Tier.Pilot)]
    [InlineData("Demonstration", Tier.Demonstration)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("1", null)]
    [InlineData("Demonstration,Pilot", null)]
    [InlineData(" Pilot", null)]
    [InlineData("Gold", null)]
    public void An_identifier_is_read_by_its_name_and_by_nothing_else(string? text, Tier? tier) =>
        Assert.Equal(tier, DashboardUrls.Word<Tier>(text));

    [Fact]
    public void What_is_written_into_an_address_can_be_read_from_it()
    {
        Assert.All(Enum.GetValues<PlaceKind>(), v => Assert.Equal(v, DashboardUrls.Word<PlaceKind>(v.ToString())));
        Assert.All(Enum.GetValues<PlaceOrder>(), v => Assert.Equal(v, DashboardUrls.Word<PlaceOrder>(v.ToString())));
        Assert.All(Enum.GetValues<ProvinceOrder>(), v => Assert.Equal(v, DashboardUrls.Word<ProvinceOrder>(v.ToString())));
    }

    private static IEnumerable<string> All(AsOf asOf) =>
    [
        DashboardUrls.Overview(asOf), DashboardUrls.Places(asOf), DashboardUrls.Place("110108", asOf), DashboardUrls.Provinces(asOf),
        DashboardUrls.Province("320000", asOf), DashboardUrls.Notices(asOf), DashboardUrls.Notice("n", asOf), DashboardUrls.Api("designations", "json", asOf),
    ];
}
